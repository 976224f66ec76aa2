package io.github.wiremocklro.internal.engine;

/** The two cases that names of fields have: snake in proto files, lower camel in JSON. */
public final class FieldCase {
  private FieldCase() {}

  /** Returns the name as JSON has it: {@code displayName} of {@code display_name}. */
  public static String lowerCamel(String name) {
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

  /** Returns the name as proto files have it: {@code display_name} of {@code displayName}. */
  public static String snake(String name) {
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
