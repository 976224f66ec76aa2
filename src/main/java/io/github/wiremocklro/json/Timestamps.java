package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.InvalidScriptException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Points in time in proto3 JSON: RFC 3339, in UTC (timestamp.proto). */
final class Timestamps {
  private Timestamps() {}

  /** Returns the time that the text is, as {@link Instant#toString()} writes it. */
  static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidScriptException(
          "", text, "is no RFC 3339 time", "write one such as \"2026-01-02T03:04:05Z\"");
    }
  }
}
