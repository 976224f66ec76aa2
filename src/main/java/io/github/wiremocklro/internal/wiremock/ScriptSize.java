package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.operation.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How long a mapping's parameters are as JSON, counted while templates are rendered and files read
 * into them: few bytes of a mapping may ask for very many.
 */
final class ScriptSize {
  private static final int PUNCTUATION = 2;

  private final Limits limits;
  private long bytes;

  ScriptSize(Limits limits) {
    this.limits = limits;
  }

  /** Counts a key, or a value that is no object and no list. */
  void add(@Nullable Object part) {
    add(PUNCTUATION + String.valueOf(part).getBytes(UTF_8).length);
  }

  /** Counts an object or a list, without what is in it. */
  void addBrackets() {
    add(PUNCTUATION);
  }

  private void add(int more) {
    bytes += more;
    limits.checkScript(Templates.PARAMETERS_PATH, bytes);
  }
}
