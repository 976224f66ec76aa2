package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes the state of a fake, and puts another in its place. Each is atomic, and on an error nothing
 * has changed. Thread-safe.
 */
public final class StateControls {
  private final Store store;
  private final ResourcesService resources;

  /** Creates the controls on a store, and on what its operations do to resources. */
  public StateControls(Store store, ResourcesService resources) {
    this.store = store;
    this.resources = resources;
  }

  /** Returns how a scope, or with null all, stands. */
  public Snapshot save(@Nullable String scope) {
    return store.whileStill(() -> new SnapshotTaker(store.time(), store.world()).take(scope));
  }

  /**
   * Returns a number that is another after each change. What time alone has brought about is none:
   * who goes on from before it comes to the same.
   */
  public long lastChange() {
    return store.lastChange();
  }

  /**
   * Puts what a snapshot holds in the place of what is there: one scope, or all. Its clocks go on
   * from what they showed.
   *
   * @throws io.github.wiremocklro.operation.StatusException with RESOURCE_EXHAUSTED if there is no
   *     room for it
   */
  public void load(Snapshot snapshot) {
    load(snapshot, () -> {});
  }

  /**
   * Does the same, and as part of that change something that is done beside it.
   *
   * @param beside only done if there was room
   */
  public void load(Snapshot snapshot, Runnable beside) {
    load(snapshot, Duration.ZERO, beside);
  }

  /** Does the same as if the server had never stopped: clocks that ran have run on meanwhile. */
  public void resume(Snapshot snapshot) {
    TimeSource time = store.time();
    Instant now = time.start().plus(time.elapsed());
    Duration passed = Duration.between(snapshot.taken(), now);
    load(snapshot, passed.isNegative() ? Duration.ZERO : passed, () -> {});
  }

  private void load(Snapshot snapshot, Duration passed, Runnable beside) {
    String scope = snapshot.scope();
    SnapshotLoader loader =
        new SnapshotLoader(snapshot, store.types(), store::nextSequence, resources::in, passed);
    store.whileStill(
        () -> {
          if (scope == null) {
            store.replace(loader::loadAll);
          } else {
            Reclaim.whereFull(() -> loader.loadScope(store.world(), scope), store.world());
          }
          beside.run();
          return scope;
        });
    store.waits().wakeAll(scope);
  }
}
