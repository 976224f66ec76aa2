package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes scripts so that {@link ScriptReader} reads the same script again. */
public final class ScriptJson {
  private ScriptJson() {}

  /** Returns the script; what it leaves out is left out. */
  public static JsonObject of(OperationScript script) {
    JsonObject operation = JsonObject.EMPTY;
    operation = with(operation, "name", script.name() == null ? null : script.name().toString());
    operation = with(operation, "parent", script.parent());
    operation = with(operation, "metadata", script.metadata());
    operation = with(operation, "response", script.response());
    operation =
        with(operation, "error", script.error() == null ? null : OperationJson.of(script.error()));
    JsonObject json =
        with(JsonObject.EMPTY, "operation", operation.fields().isEmpty() ? null : operation);
    json = with(json, "doneAfter", script.doneAfter() == null ? null : of(script.doneAfter()));
    json = with(json, "onCancel", script.onCancel() == null ? null : of(script.onCancel()));
    json = with(json, "resource", script.resource() == null ? null : of(script.resource()));
    json = with(json, "validateOnly", script.validateOnly());
    json = with(json, "progress", script.progress() == null ? null : of(script.progress()));
    Duration expiresAfter = script.expiresAfter();
    json = with(json, "expiresAfter", expiresAfter == null ? null : Durations.format(expiresAfter));
    return with(json, "faults", script.faults() == null ? null : FaultJson.of(script.faults()));
  }

  private static Object of(Progress progress) {
    return progress.steps().stream()
        .map(step -> JsonObject.of("at", of(step.at()), "metadata", step.metadata()))
        .toList();
  }

  private static Object of(After after) {
    if (after instanceof After.Polls polls) {
      return JsonObject.of("polls", polls.count());
    }
    return after instanceof After.Time time
        ? JsonObject.of("time", Durations.format(time.duration()))
        : "never";
  }

  private static JsonObject of(OnCancel onCancel) {
    JsonObject json = JsonObject.of("outcome", onCancel.outcome().word());
    json = with(json, "after", onCancel.after() == null ? null : of(onCancel.after()));
    json =
        with(json, "error", onCancel.error() == null ? null : OperationJson.of(onCancel.error()));
    json =
        with(
            json, "ifDone", onCancel.ifDone() == null ? null : OperationJson.of(onCancel.ifDone()));
    return with(json, "metadata", onCancel.metadata());
  }

  private static JsonObject of(ResourceChange change) {
    JsonObject json = JsonObject.of(change.kind().verb(), change.name());
    json = with(json, "@type", change.type());
    json = with(json, "body", change.body().fields().isEmpty() ? null : change.body());
    return with(json, "updateMask", change.updateMask());
  }

  private static JsonObject with(JsonObject json, String key, @Nullable Object value) {
    return value == null ? json : json.with(key, value);
  }
}
