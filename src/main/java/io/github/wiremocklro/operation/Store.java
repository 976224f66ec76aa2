package io.github.wiremocklro.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All state there is. A request takes the world once and works on it alone; a reset puts another
 * world in its place, so that every request is wholly before or wholly after it. Thread-safe.
 */
public final class Store {
  private final TimeSource time;
  private final Limits limits;
  private final AtomicLong sequence = new AtomicLong();
  private final Waits waits = new Waits();
  private volatile World world;

  /** Creates an empty store with the default limits. */
  public Store(TimeSource time) {
    this(time, Limits.DEFAULTS);
  }

  /** Creates an empty store that holds as much as the limits say. */
  public Store(TimeSource time, Limits limits) {
    this.time = time;
    this.limits = limits;
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
    int max = limits.maxOperations();
    long bytes = limits.maxStoredBytes();
    Quota stored = new Quota(bytes, amount -> Errors.noMemory(amount, bytes));
    return new World(
        OperationClock.global(time),
        new ConcurrentHashMap<>(),
        max,
        new Quota(max, amount -> Errors.noRoomFor("operations", max)),
        new Quota(max, amount -> Errors.noRoomFor("resources", max)),
        stored,
        new ArmedScripts(stored.share()),
        new Tombstones(max),
        waits);
  }

  /** Everything between two resets. */
  record World(
      OperationClock clock,
      ConcurrentMap<String, Scope> scopes,
      int maxScopes,
      Quota operations,
      Quota resources,
      Quota stored,
      ArmedScripts armed,
      Tombstones tombstones,
      Waits waits) {

    @Nullable Scope find(String scope) {
      return scopes.get(scope);
    }

    Scope scope(String scope) {
      return scopes.computeIfAbsent(scope, key -> newScope());
    }

    /**
     * Starts something in a scope. If that fails, a scope that was not there is not left behind.
     */
    <T> T startIn(String scope, Function<Scope, T> starter) {
      Scope known = find(scope);
      if (known != null) {
        return starter.apply(known);
      }
      List<T> started = new ArrayList<>(1);
      scopes.compute(
          scope,
          (key, meanwhile) -> {
            Scope used = meanwhile == null ? newScope() : meanwhile;
            started.add(starter.apply(used));
            return used;
          });
      return started.get(0);
    }

    /**
     * Reads the clock of a scope, which is the global one where there is no such scope yet: looking
     * makes none. None comes meanwhile either, or it could be frozen at a time before this one.
     */
    ClockReading clockReading(String scope) {
      List<ClockReading> reading = new ArrayList<>(1);
      scopes.compute(
          scope,
          (key, known) -> {
            reading.add((known == null ? clock : known.clock()).read());
            return known;
          });
      return reading.get(0);
    }

    private Scope newScope() {
      if (scopes.size() >= maxScopes) {
        throw Errors.tooMany("projects and other scopes", maxScopes);
      }
      return new Scope(
          clock.follower(),
          tombstones,
          waits,
          operations.share(),
          resources.share(),
          stored.share());
    }

    /** Lets go of records of what is gone until there is room, and returns whether there is. */
    boolean dropUntilOver(FullException full) {
      return tombstones.dropUntil(
          full::isOver,
          operation ->
              full.quota() == stored
                  || (full.quota() == operations && operation.hasGeneratedName()));
    }

    void reset(String scope) {
      armed.disarm(
          scope,
          () -> {
            Scope removed = scopes.remove(scope);
            if (removed != null) {
              removed.close();
              tombstones.dropAll(removed);
            }
          });
    }

    Collection<Scope> all() {
      return scopes.values();
    }
  }
}
