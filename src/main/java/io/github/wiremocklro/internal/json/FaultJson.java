package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/** Writes faults so that {@link FaultReader} reads the same faults again. */
final class FaultJson {
  private FaultJson() {}

  static List<JsonObject> of(Faults faults) {
    return faults.inOrder().stream().map(FaultJson::of).toList();
  }

  private static JsonObject of(Fault fault) {
    JsonObject json =
        JsonObject.of("on", fault.on().word(), "from", fault.from())
            .with("times", fault.times() == Fault.FOREVER ? "forever" : fault.times());
    if (fault.fasterThan() != null) {
      json = json.with("fasterThan", Durations.format(fault.fasterThan()));
    }
    return with(json, fault.reply()).with("applied", fault.applied());
  }

  private static JsonObject with(JsonObject json, FaultReply reply) {
    if (reply instanceof FaultError error) {
      return json.with("error", of(error));
    }
    if (reply instanceof FaultBody body) {
      return json.with(
          "body",
          JsonObject.of("status", body.status(), "contentType", body.contentType())
              .with("text", body.text()));
    }
    if (reply instanceof FaultReply.Delay delay) {
      return json.with("delay", Durations.format(delay.delay()));
    }
    if (reply instanceof FaultReply.Violating breach) {
      return json.with("violation", breach.violation().word());
    }
    return json.with(reply instanceof FaultReply.Truncated ? "truncated" : "dropped", true);
  }

  private static JsonObject of(FaultError error) {
    JsonObject json = OperationJson.of(error.status());
    if (error.reason() != null) {
      json = json.with("reason", error.reason());
    }
    return error.retryAfter() == null
        ? json
        : json.with("retryAfter", Durations.format(error.retryAfter()));
  }
}
