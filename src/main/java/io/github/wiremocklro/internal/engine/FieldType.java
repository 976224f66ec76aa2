package io.github.wiremocklro.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a field of a message: what it holds.
 *
 * @param jsonName the name that it has in JSON
 * @param kind of a list or a map that of the elements
 * @param many how many there are
 * @param isSetOrNot whether it is known if the field is set: one that is not has no value, where
 *     others have the default of their kind
 * @param words of an enum, in the order of their numbers; the first is the default
 * @param message the type of a message; null for others
 */
public record FieldType(
    String jsonName,
    Kind kind,
    Many many,
    boolean isSetOrNot,
    List<String> words,
    @Nullable MessageType message) {

  /** What a value is, as AIP-160 tells them apart. */
  public enum Kind {
    BOOL,
    NUMBER,
    STRING,
    ENUM,
    TIMESTAMP,
    DURATION,
    MESSAGE,
    /** Something of which the type is known from its JSON alone, such as a Struct or an Any. */
    JSON
  }

  /** How many values a field has. */
  public enum Many {
    ONE,
    LIST,
    /** Values with keys. */
    MAP
  }

  public FieldType {
    words = List.copyOf(words);
  }

  /** Returns the type of an element of this list, or of a value of this map. */
  public FieldType element() {
    return new FieldType(jsonName, kind, Many.ONE, true, words, message);
  }
}
