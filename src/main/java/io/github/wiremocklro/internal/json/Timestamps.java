package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time in proto3 JSON: RFC 3339, of the years 1 to 9999 (timestamp.proto). */
final class Timestamps {
  private static final int LAST_YEAR = 9999;

  private Timestamps() {}

  /** Returns the time that the text is. */
  static Instant parse(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
      throw noTime(text);
    } catch (DateTimeException e) {
      throw noTime(text);
    }
  }

  /** Returns the time as proto3 JSON writes it. */
  static String format(Instant time) {
    return time.toString();
  }

  private static InvalidArgumentException noTime(String text) {
    return new InvalidArgumentException(
        "", text, "is no time", "write one of RFC 3339, as in \"2030-01-01T00:00:00Z\"");
  }
}
