package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a running operation, on its way from the start to the end. What is merged into it
 * is merged in the order in which it happened: a step at the instant that it was due, the metadata
 * of a cancel at the cancel, those of the end last. So the later one wins where both have the same
 * field.
 *
 * @param start what the steps count from
 * @param changed when something was last merged into it, else the start
 * @param metadata as it has become, without the fields that the fake itself writes
 * @param ahead the steps that are still to come
 */
public record RunningMetadata(
    Instant start, Instant changed, @Nullable JsonObject metadata, List<Step> ahead) {

  /** Returns the metadata that an operation has at its start. */
  public static RunningMetadata of(OperationScript script, Instant start) {
    return new RunningMetadata(start, start, script.metadata(), script.progressOrDefault().steps());
  }

  /** Returns this with what has come by a moment at which the operation was polled so often. */
  RunningMetadata reached(Instant time, int polls) {
    if (ahead.isEmpty()) {
      return this;
    }
    // A poll makes its steps due as it comes, and what time made due before is settled by then.
    Comparator<Step> inOrder = Comparator.comparing(step -> due(step, time, polls));
    List<Step> come =
        ahead.stream()
            .filter(step -> !due(step, time, polls).isAfter(time))
            .sorted(inOrder)
            .toList();
    RunningMetadata next = this;
    for (Step step : come) {
      next = next.mergedWith(step.metadata(), due(step, time, polls));
    }
    return come.isEmpty() ? this : next.withAhead(time, polls);
  }

  /** Returns this with a patch merged into the metadata; with null it stays as it is. */
  RunningMetadata mergedWith(@Nullable JsonObject patch, Instant time) {
    if (patch == null) {
      return this;
    }
    JsonObject old = metadata == null ? JsonObject.EMPTY : metadata;
    return new RunningMetadata(start, time, old.mergedWith(patch), ahead);
  }

  /** Returns the metadata as clients see it, with the fields that the fake itself writes. */
  @Nullable JsonObject shown(MetadataFields fields, MessageType type) {
    return metadata == null ? null : fields.in(metadata, type);
  }

  private RunningMetadata withAhead(Instant time, int polls) {
    List<Step> later = ahead.stream().filter(step -> due(step, time, polls).isAfter(time)).toList();
    return new RunningMetadata(start, changed, metadata, later);
  }

  /** Returns when a step comes or came, as far as a moment can tell. */
  private Instant due(Step step, Instant time, int polls) {
    if (step.at() instanceof After.Time after) {
      return start.plus(after.duration());
    }
    return step.at() instanceof After.Polls after && polls >= after.count() ? time : Instant.MAX;
  }
}
