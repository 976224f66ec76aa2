package io.github.wiremocklro.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operation tells of its progress while it runs: percentages, stages, partial failures.
 * Each step changes the metadata when it comes, and the change stays.
 *
 * @param steps the steps; of those that come at the same instant the first is merged first
 */
public record Progress(List<Step> steps) {
  /** Those that have come are merged into all of the metadata, one after the other. */
  private static final int MAX_STEPS = 1_000;

  /** No progress at all. */
  public static final Progress NONE = new Progress(List.of());

  /**
   * Copies the steps.
   *
   * @throws InvalidArgumentException if there are more than 1,000
   */
  public Progress {
    if (steps.size() > MAX_STEPS) {
      throw new InvalidArgumentException(
          "progress", steps.size(), "steps are too many", "use at most " + MAX_STEPS);
    }
    steps = List.copyOf(steps);
  }

  /** Returns this with one more step. */
  public Progress with(After at, JsonObject metadata) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(at, metadata));
    return new Progress(more);
  }

  /**
   * One step.
   *
   * @param at when it comes, counted from the start of the operation
   * @param metadata merged into the operation's metadata (RFC 7396)
   */
  public record Step(After at, JsonObject metadata) {
    /**
     * @throws InvalidArgumentException if it never comes, or would change what the metadata is
     */
    public Step {
      if (at instanceof After.Never) {
        throw new InvalidArgumentException(
            "at", "never", "is when nobody sees the step", "leave the step out");
      }
      Checks.patch("metadata", metadata);
    }
  }
}
