package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Calls;
import io.github.wiremocklro.internal.engine.End;
import io.github.wiremocklro.internal.engine.Ending;
import io.github.wiremocklro.internal.engine.Lifecycle;
import io.github.wiremocklro.internal.engine.Origin;
import io.github.wiremocklro.internal.engine.RunningMetadata;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation.Result;
import io.github.wiremocklro.operation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes where an operation stands between its start and its end, so that {@link LifecycleReader}
 * reads the same again. What its script says already is left out.
 */
final class LifecycleJson {
  private LifecycleJson() {}

  static JsonObject of(Lifecycle lifecycle) {
    Origin origin = lifecycle.origin();
    JsonObject json =
        JsonObject.of("name", origin.name().toString())
            .with("createTime", Timestamps.format(origin.createTime()))
            .with("script", ScriptJson.of(origin.script()));
    json = with(json, "effect", origin.effect());
    json = of(lifecycle.metadata(), origin, json);
    json = json.with("calls", of(lifecycle.calls()));
    json = json.with("ending", of(lifecycle.ending(), origin));
    Instant cancelAccepted = lifecycle.course().cancelAccepted();
    if (cancelAccepted != null) {
      json = json.with("cancelAccepted", Timestamps.format(cancelAccepted));
    }
    End end = lifecycle.end();
    if (end != null) {
      JsonObject time = JsonObject.of("time", Timestamps.format(end.time()));
      time = with(time, "metadata", end.metadata());
      json = json.with("end", withResult(time, end.result(), origin));
    }
    json = lifecycle.removed() ? json.with("removed", true) : json;
    return json.with(
        "history", lifecycle.history().inOrder().stream().map(RecordJson::of).toList());
  }

  private static JsonObject of(RunningMetadata course, Origin origin, JsonObject json) {
    JsonObject metadata = course.metadata();
    boolean changed = metadata != null && !metadata.equals(origin.script().metadata());
    JsonObject next = changed ? json.with("metadata", metadata) : json;
    if (!course.changed().equals(course.start())) {
      next = next.with("metadataTime", Timestamps.format(course.changed()));
    }
    List<Integer> ahead = indexes(course.ahead(), origin.script().progressOrDefault());
    return ahead.isEmpty() ? next : next.with("stepsAhead", ahead);
  }

  /** Returns which of the steps these are, which stand in their order. */
  private static List<Integer> indexes(List<Progress.Step> ahead, Progress progress) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < progress.steps().size() && indexes.size() < ahead.size(); i++) {
      if (progress.steps().get(i).equals(ahead.get(indexes.size()))) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private static JsonObject of(Calls calls) {
    JsonObject json = with(JsonObject.EMPTY, "polls", calls.polls());
    json = with(json, "gets", calls.gets());
    json = with(json, "waits", calls.waits());
    json = with(json, "cancels", calls.cancels());
    json = with(json, "deletes", calls.deletes());
    json = with(json, "late", calls.late());
    json = calls.endShown() ? json.with("endShown", true) : json;
    json = with(json, "lastPoll", calls.lastPoll());
    return with(json, "shortestGap", calls.shortestGap());
  }

  private static JsonObject of(Ending ending, Origin origin) {
    JsonObject json =
        JsonObject.of(
            "after", ScriptJson.of(ending.after()), "from", Timestamps.format(ending.from()));
    return withResult(with(json, "fromPolls", ending.fromPolls()), ending.result(), origin);
  }

  /** Adds what an operation results in, unless it is what its script says. */
  private static JsonObject withResult(JsonObject json, Result result, Origin origin) {
    Result scripted = origin.result();
    if (result.equals(scripted) && isEffect(result, origin) == isEffect(scripted, origin)) {
      return json;
    }
    if (isEffect(result, origin)) {
      return json.with("resource", true);
    }
    return result.error() == null
        ? json.with("response", result.response())
        : json.with("error", OperationJson.of(result.error()));
  }

  /** The response that is the resource itself tells of it as it is at the end. */
  private static boolean isEffect(Result result, Origin origin) {
    return result.response() != null && result.response() == origin.effect();
  }

  private static JsonObject with(JsonObject json, String key, int count) {
    return count == 0 ? json : json.with(key, count);
  }

  private static JsonObject with(JsonObject json, String key, @Nullable Duration duration) {
    return duration == null ? json : json.with(key, Durations.format(duration));
  }

  private static JsonObject with(JsonObject json, String key, @Nullable JsonObject object) {
    return object == null ? json : json.with(key, object);
  }
}
