package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.StatusException;

/**
 * What the filter of one page of a list may cost, in steps: each about a character that is looked
 * at, so that the same call is answered the same on every machine. Not thread-safe: each page has
 * its own.
 */
public final class Work {
  /** Half a second of a slow processor, or less. */
  static final long MAX = 100_000_000;

  private long left = MAX;

  /**
   * Notes some steps, before they are taken.
   *
   * @throws StatusException with INVALID_ARGUMENT if that is too many
   */
  public void take(long steps) {
    left -= steps;
    if (left < 0) {
      throw Errors.filterTooCostly(MAX);
    }
  }
}
