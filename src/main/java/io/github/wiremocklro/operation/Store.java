package io.github.wiremocklro.operation;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All state there is. A request takes the world once and works on it alone; a reset puts another
 * world in its place, so that every request is wholly before or wholly after it. Thread-safe.
 */
public final class Store {
  private final TimeSource time;
  private final AtomicLong sequence = new AtomicLong();
  private final Waits waits = new Waits();
  private volatile World world;

  /** Creates an empty store. */
  public Store(TimeSource time) {
    this.time = time;
    this.world = newWorld();
  }

  /** Returns the scope that a name lies in, null where nothing was ever started or set in it. */
  public @Nullable Scope find(String name) {
    return world().find(ResourceNames.scope(name));
  }

  World world() {
    return world;
  }

  long nextSequence() {
    return sequence.incrementAndGet();
  }

  Waits waits() {
    return waits;
  }

  void reset() {
    world = newWorld();
  }

  private World newWorld() {
    return new World(
        OperationClock.global(time),
        new ConcurrentHashMap<>(),
        new ArmedScripts(),
        new Tombstones(),
        waits);
  }

  /** Everything between two resets. */
  record World(
      OperationClock clock,
      ConcurrentMap<String, Scope> scopes,
      ArmedScripts armed,
      Tombstones tombstones,
      Waits waits) {

    @Nullable Scope find(String scope) {
      return scopes.get(scope);
    }

    Scope scope(String scope) {
      return scopes.computeIfAbsent(scope, key -> new Scope(clock.follower(), tombstones, waits));
    }

    void reset(String scope) {
      armed.disarm(
          scope,
          () -> {
            Scope removed = scopes.remove(scope);
            if (removed != null) {
              tombstones.dropAll(removed);
            }
          });
    }

    Collection<Scope> all() {
      return scopes.values();
    }
  }
}
