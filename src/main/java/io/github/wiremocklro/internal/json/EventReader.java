package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the history of an operation, as a server of this version tells it, or a newer one. */
final class EventReader {
  private static final List<String> REQUIRED = List.of("event", "time", "elapsed");
  private static final String EXAMPLE =
      "{\"event\": \"DONE\", \"time\": \"2026-01-02T03:04:05Z\", \"elapsed\": \"1.5s\"}";

  private static final List<String> KEYS =
      List.of(
          "event",
          "time",
          "elapsed",
          "rpc",
          "asked",
          "answered",
          "fault",
          "sinceLastPoll",
          "leftOut",
          "error");

  private EventReader() {}

  /** Returns the events in a field, each of which has to be known. */
  static List<Event> readAll(Fields fields, String key) {
    return fields.children(key, EXAMPLE, KEYS).stream()
        .map(
            each -> {
              each.allOf(REQUIRED, EXAMPLE);
              Event.Type type = each.oneOf("event", Event.Type.class).orElseThrow();
              return event(type, each, each.count("leftOut"));
            })
        .toList();
  }

  /** Returns the events in a field. One of a kind that is not known counts as left out. */
  static List<Event> read(Fields fields, String key) {
    List<Event> events = new ArrayList<>();
    int unknown = 0;
    for (Fields each : fields.children(key, EXAMPLE, List.of())) {
      each.allOf(REQUIRED, EXAMPLE);
      int leftOut = unknown + each.integer("leftOut").orElse(0);
      Optional<Event> event =
          each.constant("event", Event.Type.class).map(type -> event(type, each, leftOut));
      event.ifPresent(events::add);
      unknown = event.isPresent() ? 0 : leftOut + 1;
    }
    return events;
  }

  private static Event event(Event.Type type, Fields fields, int leftOut) {
    Optional<Status> error = StatusReader.read(fields, "error", null);
    return new Event(
        type,
        fields.parsed("time", Timestamps::parse).orElseThrow(),
        fields.parsed("elapsed", Durations::parseReal).orElseThrow(),
        fields
            .text("rpc")
            .map(rpc -> new RpcRequest(rpc, fields.text("asked").orElse("")))
            .orElse(null),
        fields.parsed("sinceLastPoll", Durations::parseReal).orElse(null),
        // What is answered is a code where there is an error, and else a state, or OK.
        error.isPresent() ? null : fields.constant("answered", OperationState.class).orElse(null),
        fields.text("fault").orElse(null),
        error.orElse(null),
        leftOut);
  }
}
