package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Changes;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.verification.Lint;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes what the admin API tells of operations that have changed: of each a line of a list. */
public final class ChangesJson {
  private static final Lint POLLED_AFTER_DONE = Lint.polledAfterDone();

  private ChangesJson() {}

  /** Returns the changes. */
  public static JsonObject of(Changes changes) {
    return JsonObject.of("operations", changes.operations().stream().map(ChangesJson::of).toList())
        .with("more", changes.more())
        .with("reset", changes.reset())
        .with("until", String.valueOf(changes.until()));
  }

  private static JsonObject of(Changes.Changed changed) {
    JsonObject line = JsonObject.of("number", String.valueOf(changed.number()));
    return changed.isShown() ? line.overlaidWith(line(changed.record())) : line;
  }

  private static JsonObject line(OperationRecord record) {
    List<Event> history = record.history();
    Event first = history.get(0);
    Event last = history.get(history.size() - 1);
    ResourceChange resource = record.script().resource();
    RpcRequest start = first.request();
    JsonObject line =
        JsonObject.of("name", record.operation().name().toString(), "state", record.state().name())
            .with("startTime", Timestamps.format(first.time()))
            .with("lastTime", Timestamps.format(last.time()))
            .with("last", last.type().name())
            .with("polled", record.calls().polled())
            .with("cancelRequested", record.calls().cancelRequested());
    line = start == null ? line : line.with("rpc", start.rpc());
    line =
        resource == null
            ? line
            : line.with("verb", resource.kind().verb()).with("target", resource.name());
    return line.with("findings", findings(record));
  }

  /** Returns what is wrong whatever the test is about. */
  private static List<JsonObject> findings(OperationRecord record) {
    return Stream.of(
            POLLED_AFTER_DONE
                .check()
                .failure(record)
                .map(problem -> finding(POLLED_AFTER_DONE.key(), problem))
                .orElse(null),
            deletedWhileRunning(record.history())
                ? finding("deletedWhileRunning", "it was deleted before it was done")
                : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static JsonObject finding(String type, String description) {
    return JsonObject.of("type", type, "description", description);
  }

  private static boolean deletedWhileRunning(List<Event> history) {
    return history.stream()
        .map(Event::type)
        .filter(type -> type == Event.Type.DELETED || type == Event.Type.DONE)
        .findFirst()
        .filter(type -> type == Event.Type.DELETED)
        .isPresent();
  }
}
