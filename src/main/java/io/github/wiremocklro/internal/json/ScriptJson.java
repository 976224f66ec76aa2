package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes scripts so that {@link ScriptReader} reads the same script again. */
public final class ScriptJson {
  private ScriptJson() {}

  /** Returns the script; what it leaves out is left out. */
  public static JsonObject of(OperationScript script) {
    JsonObject operation = JsonObject.EMPTY;
    operation = with(operation, "name", script.name(), Object::toString);
    operation = with(operation, "parent", script.parent());
    operation = with(operation, "metadata", script.metadata());
    operation = with(operation, "response", script.response());
    operation = with(operation, "error", script.error(), OperationJson::of);
    JsonObject json =
        operation.fields().isEmpty() ? JsonObject.EMPTY : JsonObject.of("operation", operation);
    for (ScriptWord<?> word : ScriptWord.ALL) {
      json = word.write(script, json);
    }
    return json;
  }

  static Object of(Progress progress) {
    return progress.steps().stream()
        .map(step -> JsonObject.of("at", of(step.at()), "metadata", step.metadata()))
        .toList();
  }

  static Object of(After after) {
    if (after instanceof After.Polls polls) {
      return JsonObject.of("polls", polls.count());
    }
    return after instanceof After.Time time
        ? JsonObject.of("time", Durations.format(time.duration()))
        : "never";
  }

  static JsonObject of(OnCancel onCancel) {
    JsonObject json = JsonObject.of("outcome", onCancel.outcome().word());
    json = with(json, "after", onCancel.after(), ScriptJson::of);
    json = with(json, "error", onCancel.error(), OperationJson::of);
    json = with(json, "response", onCancel.response());
    json = with(json, "ifDone", onCancel.ifDone(), OperationJson::of);
    json = with(json, "metadata", onCancel.metadata());
    return with(json, "metadataAtEnd", onCancel.metadataAtEnd());
  }

  static JsonObject of(ResourceChange change) {
    JsonObject json = JsonObject.of(change.kind().verb(), change.name());
    json = with(json, "@type", change.type());
    json = with(json, "body", change.body().fields().isEmpty() ? null : change.body());
    json = with(json, "updateMask", change.updateMask());
    json = with(json, "states", change.states(), ScriptJson::of);
    json = change.force() ? json.with("force", true) : json;
    json = change.etag() != null ? json.with("etag", change.etag()) : json;
    return change.allowMissing() ? json.with("allowMissing", true) : json;
  }

  static JsonObject of(ResourceStates states) {
    JsonObject json = with(JsonObject.EMPTY, "creating", states.creating());
    json = with(json, "active", states.active());
    return with(json, "deleting", states.deleting());
  }

  private static JsonObject with(JsonObject json, String key, @Nullable Object value) {
    return with(json, key, value, Function.identity());
  }

  private static <T> JsonObject with(
      JsonObject json, String key, @Nullable T value, Function<T, Object> writer) {
    return value == null ? json : json.with(key, writer.apply(value));
  }
}
