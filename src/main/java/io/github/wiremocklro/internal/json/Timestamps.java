package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidScriptException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time in proto3 JSON: RFC 3339 (timestamp.proto). */
final class Timestamps {
  private Timestamps() {}

  /** Returns the time that the text is. */
  static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidScriptException(
          "", text, "is no time", "write one of RFC 3339, as in \"2030-01-01T00:00:00Z\"");
    }
  }
}
