package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.StatusException;

/**
 * How much there may be in a world, and the records of what is gone, which make room where others
 * want it. Thread-safe.
 *
 * @param maxScopes how many scopes there may be
 * @param stored how many bytes they may take of the memory
 */
record Room(
    int maxScopes,
    Quota operations,
    Quota resources,
    Quota stored,
    Tombstones tombstones,
    GoneResources goneResources) {

  /** Returns room of which nothing is taken. */
  static Room of(Limits limits) {
    int max = limits.maxOperations();
    long bytes = limits.maxStoredBytes();
    return new Room(
        max,
        new Quota(max, amount -> LimitErrors.noRoomFor("operations", max)),
        new Quota(max, amount -> LimitErrors.noRoomFor("resources", max)),
        new Quota(bytes, amount -> LimitErrors.noMemory(amount, bytes)),
        new Tombstones(max),
        new GoneResources(max));
  }

  /**
   * Checks that there may be one more scope.
   *
   * @param scopes how many there are
   * @throws StatusException with RESOURCE_EXHAUSTED if there may not
   */
  void checkOneMoreScope(int scopes) {
    if (scopes >= maxScopes) {
      throw LimitErrors.tooMany("projects and other scopes", maxScopes);
    }
  }

  /**
   * Lets go of records of what is gone until there is room, and returns whether there is. Names of
   * resources go where the records of operations are not enough.
   */
  boolean dropUntilOver(FullException full) {
    if (full.isOver()) {
      return true;
    }
    if (full.quota() == resources) {
      return false;
    }
    boolean ofNames = full.quota() == operations;
    if (tombstones.dropUntilOver(full, ofNames)) {
      return true;
    }
    if (ofNames) {
      return false;
    }
    // Others may have done that meanwhile: what counts is the room that there is then.
    goneResources.dropAll();
    return tombstones.dropUntilOver(full, false);
  }

  /** Lets go of the records of a scope that is reset, and closed before. */
  void dropAll(Scope scope) {
    tombstones.dropAll(scope);
    goneResources.dropAll(scope);
  }
}
