package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.After;
import java.util.List;
import java.util.Optional;

/** Reads when something comes about. */
final class AfterReader {
  /** The forms that there are, for the error. */
  static final String ANY = "{\"polls\": 3}, {\"time\": \"30s\"} or \"never\"";

  /** The forms of what comes for certain. */
  static final String WITHOUT_NEVER = "{\"polls\": 3} or {\"time\": \"30s\"}";

  static final List<String> KEYS = List.of("polls", "time");

  private AfterReader() {}

  /** Returns what stands in a field, empty where that is nothing. */
  static Optional<After> read(Fields fields, String key, String allowed) {
    return fields.textOrObject(key).flatMap(value -> read(fields, key, allowed, value));
  }

  private static Optional<After> read(Fields fields, String key, String allowed, Object value) {
    if (value.equals("never")) {
      return Optional.of(After.never());
    }
    Fields parts = fields.child(key, value, allowed, KEYS);
    parts.exactlyOneOf(KEYS);
    return parts.has("polls")
        ? parts.integer("polls").map(count -> fields.inside(key, () -> After.polls(count)))
        : parts
            .parsed("time", Durations::parse)
            .map(duration -> fields.inside(key, () -> After.time(duration)));
  }
}
