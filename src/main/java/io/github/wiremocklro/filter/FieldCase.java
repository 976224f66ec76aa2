package io.github.wiremocklro.filter;

/** The two cases that names of fields have: snake in proto files and filters, camel in JSON. */
final class FieldCase {
  private FieldCase() {}

  /** Returns the name as proto3 JSON writes it. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (char c : name.toCharArray()) {
      if (c != '_') {
        camel.append(upper ? Character.toUpperCase(c) : c);
      }
      upper = c == '_';
    }
    return camel.toString();
  }

  static String snake(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
