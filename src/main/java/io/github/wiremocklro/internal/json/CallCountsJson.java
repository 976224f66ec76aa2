package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.JsonObject;
import java.time.Duration;
import java.util.List;

/** Writes how often clients called an operation, and reads it again. */
final class CallCountsJson {
  private static final String POLLED = "polled";
  private static final String CANCEL_REQUESTED = "cancelRequested";
  private static final String DELETE_REQUESTED = "deleteRequested";
  private static final String POLLED_AFTER_DONE = "polledAfterDone";
  private static final String SHORTEST_GAP = "shortestGap";
  private static final List<String> REQUIRED =
      List.of(POLLED, CANCEL_REQUESTED, DELETE_REQUESTED, POLLED_AFTER_DONE);
  private static final String EXAMPLE =
      "{\"polled\": 2, \"cancelRequested\": 0, \"deleteRequested\": 0, \"polledAfterDone\": 0,"
          + " \"shortestGap\": \"0.1s\"}";

  private CallCountsJson() {}

  static JsonObject of(CallCounts calls) {
    JsonObject json =
        JsonObject.of(POLLED, calls.polled(), CANCEL_REQUESTED, calls.cancelRequested())
            .with(DELETE_REQUESTED, calls.deleteRequested())
            .with(POLLED_AFTER_DONE, calls.polledAfterDone());
    Duration gap = calls.shortestGap();
    return gap == null ? json : json.with(SHORTEST_GAP, Durations.format(gap));
  }

  /** Returns the counts in a field. */
  static CallCounts read(Fields record, String key) {
    Fields fields = record.child(key, record.object(key).orElseThrow(), EXAMPLE, List.of());
    fields.allOf(REQUIRED, EXAMPLE);
    return new CallCounts(
        fields.integer(POLLED).orElseThrow(),
        fields.integer(CANCEL_REQUESTED).orElseThrow(),
        fields.integer(DELETE_REQUESTED).orElseThrow(),
        fields.integer(POLLED_AFTER_DONE).orElseThrow(),
        fields.parsed(SHORTEST_GAP, Durations::parse).orElse(null));
  }
}
