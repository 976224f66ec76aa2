package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationName;

/**
 * How a user says which operation is meant: by its own name, or by that of a resource, for the
 * latest operation on it.
 *
 * @param key what this is called in JSON, and in errors: {@code name} or {@code target}
 * @param text the name
 */
public record NameOrTarget(String key, String text) {
  private static final String NAME = "name";

  /** Returns whichever the text is shaped as. */
  public static NameOrTarget of(String text) {
    return OperationName.isName(text) ? name(text) : target(text);
  }

  public static NameOrTarget name(String text) {
    return new NameOrTarget(NAME, text);
  }

  public static NameOrTarget target(String text) {
    return new NameOrTarget("target", text);
  }

  boolean isName() {
    return key.equals(NAME);
  }
}
