package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;

/**
 * One name of a path of a field mask.
 *
 * @param text without what it stands in
 */
public record PathName(String text, Form form) {

  /** What a name stands in, which says how it is to be taken. */
  public enum Form {
    /** In nothing: a field, as the .proto file names it or as JSON does. */
    PLAIN,

    /**
     * In backticks, a key of a map (AIP-161), be it converted to lower camel case as JSON has it.
     */
    KEY,

    /** In {@code ["..."]}, a key exactly as it is: no converter of masks changes what is quoted. */
    EXACT
  }

  /** Returns the name as that of a key of a map, where a field of that name could be another. */
  public PathName asKey() {
    boolean isAlike = isSnake() && FieldCase.lowerCamel(text).equals(text);
    if (form != Form.PLAIN || isAlike) {
      return this;
    }
    return new PathName(text, text.indexOf('`') < 0 ? Form.KEY : Form.EXACT);
  }

  /** Returns the name as that of a key that is meant as it is, whatever case it has. */
  public PathName asExactKey() {
    return isSnake() ? this : new PathName(text, Form.EXACT);
  }

  private boolean isSnake() {
    return FieldCase.snake(text).equals(text);
  }

  /**
   * Returns what is meant of two messages. In JSON all of a path is in lower camel case
   * (field_mask.proto), keys too, whatever case they had before: so what is there in snake case is
   * meant, and only where there is no such key what is written.
   */
  public String in(JsonObject one, JsonObject other) {
    return switch (form) {
      case EXACT -> text;
      case KEY -> {
        String snake = FieldCase.snake(text);
        yield one.has(snake) || other.has(snake) ? snake : text;
      }
      case PLAIN -> one.has(text) || other.has(text) ? text : FieldCase.lowerCamel(text);
    };
  }

  /** Returns the name as it stands in a path. */
  @Override
  public String toString() {
    return switch (form) {
      case PLAIN -> text;
      case KEY -> "`" + text + "`";
      case EXACT -> "[\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    };
  }
}
