package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.engine.JobCourse;
import io.github.wiremocklro.internal.engine.Snapshot;
import io.github.wiremocklro.internal.engine.StartCalls;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the state of a fake so that {@link SnapshotReader} reads the same again. */
public final class SnapshotJson {
  /** Grows with each change of what is written, beyond which an older reader is lost. */
  static final int VERSION = 1;

  private SnapshotJson() {}

  /** Returns the state; what is empty is left out. */
  public static JsonObject of(Snapshot snapshot) {
    return of(snapshot, part -> {});
  }

  /**
   * Returns the state; what is empty is left out.
   *
   * @param parts is given each operation, resource and script as soon as it is made: where it
   *     throws, no more are
   */
  public static JsonObject of(Snapshot snapshot, Consumer<JsonObject> parts) {
    JsonObject json = JsonObject.of("version", VERSION);
    json = with(json, "scope", snapshot.scope());
    json =
        json.with("savedAt", Timestamps.format(snapshot.taken()))
            .with("elapsed", Durations.format(snapshot.elapsed()))
            .with("clock", ClockJson.of(snapshot.clock()))
            .with("scopes", snapshot.scopes().stream().map(scope -> of(scope, parts)).toList());
    json =
        with(json, "scripts", snapshot.armed().stream().map(SnapshotJson::of).peek(parts).toList());
    json = with(json, "gone", names(snapshot.gone()));
    return with(json, "goneResources", snapshot.goneResources());
  }

  private static JsonObject of(Snapshot.OfScope scope, Consumer<JsonObject> parts) {
    JsonObject json = JsonObject.of("name", scope.name());
    json = scope.clock() == null ? json : json.with("clock", ClockJson.of(scope.clock()));
    json =
        with(
            json,
            "operations",
            scope.operations().stream().map(SnapshotJson::of).peek(parts).toList());
    json = with(json, "takenNames", names(scope.takenNames()));
    json = scope.lostNames() ? json.with("lostNames", true) : json;
    json =
        with(
            json,
            "resources",
            scope.resources().stream().map(SnapshotJson::of).peek(parts).toList());
    json = with(json, "starts", scope.starts().stream().map(SnapshotJson::of).toList());
    return with(json, "requests", scope.requests().stream().map(SnapshotJson::of).toList());
  }

  private static JsonObject of(Snapshot.OfOperation operation) {
    JsonObject json = LifecycleJson.of(operation.lifecycle());
    return operation.isLatest() ? json.with("latest", true) : json;
  }

  private static JsonObject of(Snapshot.OfResource resource) {
    JsonObject json = JsonObject.of("name", resource.name());
    json = resource.stored() == null ? json : json.with("stored", resource.stored());
    json = resource.states() == null ? json : json.with("states", ScriptJson.of(resource.states()));
    json = withJob(json, resource.job());
    json = resource.policy() == null ? json : json.with("policy", resource.policy().json());
    Snapshot.OfPending pending = resource.pending();
    return pending == null
        ? json
        : json.with(
            "pending",
            withJob(
                JsonObject.of(
                    "operation", pending.operation().toString(),
                    "change", ScriptJson.of(pending.change())),
                pending.job()));
  }

  private static JsonObject withJob(JsonObject json, @Nullable JobCourse job) {
    return job == null ? json : json.with("job", JobJson.of(job));
  }

  private static JsonObject of(Snapshot.OfRequest request) {
    return JsonObject.of("method", request.method(), "place", request.place())
        .with("id", request.id())
        .with("message", request.message())
        .with("result", request.result());
  }

  private static JsonObject of(Snapshot.OfStart counted) {
    StartCalls.Start start = counted.start();
    JsonObject json = with(JsonObject.EMPTY, "place", start.place());
    json = with(json, "target", start.target());
    json = with(json, "verb", start.verb());
    json = with(json, "armed", start.armed());
    return json.with("faults", FaultJson.of(start.faults())).with("count", counted.count());
  }

  private static JsonObject of(ArmedScript armed) {
    return ArmedScriptJson.known(armed)
        .overlaidWith(ArmedScriptJson.of(armed.pattern(), armed.script()));
  }

  private static List<String> names(List<OperationName> names) {
    return names.stream().map(OperationName::text).toList();
  }

  private static JsonObject with(JsonObject json, String key, List<?> list) {
    return list.isEmpty() ? json : json.with(key, list);
  }

  private static JsonObject with(JsonObject json, String key, @Nullable String text) {
    return text == null ? json : json.with(key, text);
  }
}
