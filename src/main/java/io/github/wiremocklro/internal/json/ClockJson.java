package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/** What a clock shows, to and from JSON. */
public final class ClockJson {
  private static final List<String> KEYS = List.of("time", "frozen");
  private static final String EXAMPLE = "{\"time\": \"2026-01-02T03:04:05Z\", \"frozen\": true}";

  private ClockJson() {}

  /** Returns the reading as JSON. */
  public static JsonObject of(ClockReading clock) {
    return JsonObject.of("time", Timestamps.format(clock.time()), "frozen", clock.frozen());
  }

  /** Returns the reading that an object is, of a server that may be newer than this library. */
  public static ClockReading read(JsonObject json) {
    return read(Fields.ofReply(json, "$"));
  }

  /** Returns the reading in a field that is there. */
  static ClockReading read(Fields parent, String key) {
    return read(parent.child(key, KEYS));
  }

  private static ClockReading read(Fields fields) {
    fields.allOf(KEYS, EXAMPLE);
    return new ClockReading(
        fields.parsed("time", Timestamps::parse).orElseThrow(),
        fields.bool("frozen").orElseThrow());
  }
}
