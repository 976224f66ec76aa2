package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;

/** Writes what the admin API tells of an operation. */
public final class RecordJson {
  private RecordJson() {}

  /** Returns the record. */
  public static JsonObject of(OperationRecord record) {
    return JsonObject.of("operation", OperationJson.of(record.operation()))
        .with("state", record.state().name())
        .with("script", ScriptJson.of(record.script()))
        .with("calls", CallCountsJson.of(record.calls()))
        .with("history", record.history().stream().map(RecordJson::of).toList());
  }

  static JsonObject of(Event event) {
    JsonObject json =
        JsonObject.of("event", event.type().name(), "time", Timestamps.format(event.time()))
            .with("elapsed", Durations.format(event.elapsed()));
    RpcRequest request = event.request();
    if (request != null) {
      json = json.with("rpc", request.rpc());
      json = request.asked().isEmpty() ? json : json.with("asked", request.asked());
      String answered = event.answered();
      json = answered == null ? json : json.with("answered", answered);
      json = event.fault() == null ? json : json.with("fault", event.fault());
    }
    Duration gap = event.sinceLastPoll();
    json = gap == null ? json : json.with("sinceLastPoll", Durations.format(gap));
    json = event.leftOut() == 0 ? json : json.with("leftOut", event.leftOut());
    return event.error() == null ? json : json.with("error", OperationJson.of(event.error()));
  }
}
