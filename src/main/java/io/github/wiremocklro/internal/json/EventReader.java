package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the history of an operation. */
final class EventReader {
  private static final List<String> KEYS =
      List.of(
          "event",
          "time",
          "elapsed",
          "rpc",
          "asked",
          "answered",
          "sinceLastPoll",
          "error",
          "fault",
          "leftOut");
  private static final List<String> REQUIRED = List.of("event", "time", "elapsed");
  private static final String EXAMPLE =
      "{\"event\": \"DONE\", \"time\": \"2026-01-02T03:04:05Z\", \"elapsed\": \"1.5s\"}";

  private EventReader() {}

  /** Returns the events in a field. */
  static List<Event> read(Fields fields, String key) {
    return fields.children(key, EXAMPLE, KEYS).stream().map(EventReader::event).toList();
  }

  private static Event event(Fields fields) {
    fields.allOf(REQUIRED, EXAMPLE);
    Optional<Status> error = StatusReader.read(fields, "error", null);
    return new Event(
        fields.constant("event", Event.Type.class).orElseThrow(),
        fields.parsed("time", Timestamps::parse).orElseThrow(),
        fields.parsed("elapsed", Durations::parse).orElseThrow(),
        fields
            .text("rpc")
            .map(rpc -> new RpcRequest(rpc, fields.text("asked").orElse("")))
            .orElse(null),
        fields.parsed("sinceLastPoll", Durations::parse).orElse(null),
        error.isPresent() ? null : shown(fields),
        fields.text("fault").orElse(null),
        error.orElse(null),
        fields.integer("leftOut").orElse(0));
  }

  /** An answer is a code, such as CANCELLED, where there is an error, and else mostly a state. */
  private static @Nullable OperationState shown(Fields fields) {
    boolean nothing = fields.text("answered").filter(Code.OK.name()::equals).isPresent();
    return nothing ? null : fields.constant("answered", OperationState.class).orElse(null);
  }
}
