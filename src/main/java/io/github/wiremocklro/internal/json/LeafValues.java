package io.github.wiremocklro.internal.json;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the leaves of a JSON object are to be taken; that depends on where it comes from. */
public enum LeafValues {
  /** As they stand: from the admin API. */
  LITERAL,

  /**
   * As they stand, from a server that may be newer than this library: a key or a word that is not
   * known is no error, and says nothing.
   */
  REPLY,

  /**
   * As what templates were rendered to: where an object, a number or a truth value is expected, the
   * text is parsed as JSON, and blank text counts as absent.
   */
  RENDERED {
    @Override
    Optional<Object> value(@Nullable Object value, String path) {
      if (!(value instanceof String text)) {
        return Optional.ofNullable(value);
      }
      if (TRUTH_VALUE.matcher(text).matches()) {
        // Python's client sends its own "True" and "False" in a query.
        return Optional.of(Boolean.parseBoolean(text));
      }
      return text.isBlank() ? Optional.empty() : Optional.ofNullable(Json.parseValue(text, path));
    }
  },

  /** As templates that are not rendered yet: what they will say is unknown, and not checked. */
  TEMPLATE {
    @Override
    Optional<String> text(@Nullable String text) {
      return Optional.ofNullable(text).filter(leaf -> !isTemplate(leaf));
    }

    @Override
    Optional<Object> value(@Nullable Object value, String path) {
      return Optional.ofNullable(value).filter(leaf -> !isTemplate(leaf));
    }
  };

  private static final Pattern TRUTH_VALUE = Pattern.compile("(?i)true|false");
  private static final String TEMPLATE_MARK = "{{";

  /** Returns what is known of a string. */
  Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text);
  }

  /** Returns what is known of a value that is not meant to be a string. */
  Optional<Object> value(@Nullable Object value, String path) {
    return Optional.ofNullable(value);
  }

  /** Returns what is known of a value that may be a word or an object. */
  Optional<Object> textOrObject(@Nullable Object value, String path) {
    boolean word =
        value instanceof String text && !text.isBlank() && !text.stripLeading().startsWith("{");
    return word ? text((String) value).map(text -> text) : value(value, path);
  }

  /** Returns whether a leaf of a mapping has to be rendered before it says anything. */
  public static boolean isTemplate(Object leaf) {
    return leaf instanceof String text && text.contains(TEMPLATE_MARK);
  }
}
