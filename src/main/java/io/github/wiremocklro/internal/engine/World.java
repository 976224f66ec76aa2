package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything between two resets of the server. Thread-safe. */
final class World {
  /** So many moves of the global clock are known. */
  private static final int MOVES = 1_000;

  private final OperationClock clock;
  private final WakeUps waits;
  private final LongSupplier numbers;
  private final Resets resets;
  private final long generation;
  private final Room room;
  private final Quota.Share outsideOfScopes;
  private final ArmedScripts armed;
  private final Alarms alarms = new Alarms();
  private final ConcurrentMap<String, Scope> scopes = new ConcurrentHashMap<>();

  @GuardedBy("this")
  private long lastReset;

  /**
   * Creates an empty world.
   *
   * @param numbers gives a number that it never gave before, in this world or another
   * @param resets knows whether there was a world before
   */
  World(TimeSource time, Limits limits, WakeUps waits, LongSupplier numbers, Resets resets) {
    this.clock = OperationClock.global(time);
    this.waits = waits;
    this.numbers = numbers;
    this.resets = resets;
    this.generation = numbers.getAsLong();
    this.lastReset = generation;
    this.room = Room.of(limits);
    this.outsideOfScopes = room.stored().share();
    this.armed = new ArmedScripts(outsideOfScopes);
  }

  OperationClock clock() {
    return clock;
  }

  WakeUps waits() {
    return waits;
  }

  /** Returns a number that no other world of the server has. */
  long generation() {
    return generation;
  }

  /** Returns the number of a change, which is greater than that of every one before. */
  long nextChange() {
    return numbers.getAsLong();
  }

  /** Returns the number of the last change that threw something away. */
  synchronized long lastReset() {
    return lastReset;
  }

  /**
   * Something was thrown away, and what is in its place is there to be seen: whoever knows the
   * number of this change sees no more of what was before.
   */
  synchronized void noteReset() {
    lastReset = nextChange();
  }

  Resets resets() {
    return resets;
  }

  ArmedScripts armed() {
    return armed;
  }

  Room room() {
    return room;
  }

  @Nullable Scope find(String scope) {
    return scopes.get(scope);
  }

  @Nullable StoredOperation find(OperationName name) {
    Scope scope = find(name.scope());
    return scope == null ? null : scope.index().find(name);
  }

  /** Returns all scopes, by their names, in no order. */
  Map<String, Scope> named() {
    return scopes;
  }

  Collection<Scope> all() {
    return scopes.values();
  }

  /**
   * Returns the scopes that a list may find something in: one, but for a collection of the top
   * level such as {@code batches}, in which each {@code batches/{id}} is a scope of its own.
   */
  Collection<Scope> listed(String collectionOrParent) {
    Scope own = find(ResourceNames.scope(collectionOrParent));
    if (own != null || collectionOrParent.isEmpty() || collectionOrParent.indexOf('/') >= 0) {
      return own == null ? List.of() : List.of(own);
    }
    return scopes.entrySet().stream()
        .filter(scope -> scope.getKey().startsWith(collectionOrParent + "/"))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Enters a scope, which is made where there is none.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for another scope
   */
  Visit enter(String name) {
    Scope known = find(name);
    // One that is being reset is not entered any more: its armed scripts may be gone already.
    Scope entered =
        known != null && known.visitors().stays() && !known.isClosed()
            ? known
            : Reclaim.whereFull(() -> scopes.compute(name, this::entered), this);
    return new Visit(this, name, entered);
  }

  private Scope entered(String name, @Nullable Scope known) {
    Scope entered = known == null ? newScope(name) : known;
    entered.visitors().enter();
    return entered;
  }

  /** Leaves a scope, which goes too if it was made for calls that all came to nothing. */
  void leave(String name, Scope left) {
    scopes.computeIfPresent(
        name,
        (key, known) -> {
          if (known != left || !left.visitors().leave()) {
            return known;
          }
          left.close();
          return null;
        });
  }

  private Scope newScope(String name) {
    room.checkOneMoreScope(scopes.size());
    Quota.Share stored = room.stored().share();
    stored.take(Weight.ofScope(name));
    return new Scope(
        this, numbers.getAsLong(), room.operations().share(), room.resources().share(), stored);
  }

  /** Returns a scope that is no part of this world yet, and takes no room of it. */
  Scope apart(String name) {
    Quota.Share stored = room.stored().detached();
    stored.charge(Weight.ofScope(name));
    return new Scope(
        this,
        numbers.getAsLong(),
        room.operations().detached(),
        room.resources().detached(),
        stored);
  }

  /**
   * Puts a scope that was made {@linkplain #apart apart} in the place of another, as one change.
   *
   * @param scripts those that are armed in it
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room; then nothing has changed
   */
  void replace(String name, Scope next, List<ArmedScript> scripts) {
    scopes.compute(
        name,
        (key, known) -> {
          if (known == null) {
            room.checkOneMoreScope(scopes.size());
          }
          next.checkRoom(known);
          armed.rearm(key, scripts);
          drop(key, known);
          next.attach();
          return next;
        });
    noteReset();
  }

  /** Returns a new schedule for a scope. */
  Schedule schedule(OperationClock ofScope, long number) {
    return new Schedule(ofScope, alarms, number);
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

  /** Moves the clock of a scope, or with null the global one. */
  ClockReading moveClock(@Nullable String scope, Function<OperationClock, ClockReading> move) {
    if (scope != null) {
      try (Visit visit = enter(scope)) {
        ClockReading moved = visit.scope().moveClock(move);
        visit.stay();
        return moved;
      }
    }
    ClockReading moved = move.apply(clock);
    clock.forgetMovesOver(MOVES, this::settleAll);
    all().forEach(Scope::setAlarm);
    return moved;
  }

  private void settleAll() {
    all().stream().sorted(Comparator.comparingLong(Scope::generation)).forEach(Scope::settleAll);
  }

  /** Keeps something in the memory of a scope, or with null in that of no scope. */
  void keepBeside(@Nullable String scope, Consumer<LongConsumer> keeper) {
    if (scope == null) {
      Reclaim.whereFull(() -> keeper.accept(outsideOfScopes::take), this);
      return;
    }
    try (Visit visit = enter(scope)) {
      Reclaim.whereFull(() -> keeper.accept(visit.scope().stored()::take), this);
      visit.stay();
    }
  }

  /**
   * Looks at one operation of which time alone has brought something about, and returns whether
   * there was one. What nothing is due of costs nothing, however much there is.
   */
  boolean settleDue() {
    return alarms.settleDue(clock);
  }

  /**
   * Throws a scope away, and with it the scripts that were armed for it. No start comes between: a
   * new scope is made only afterwards, and who is in the old one stays there.
   */
  void reset(String name) {
    scopes.compute(
        name,
        (key, removed) -> {
          drop(key, removed);
          armed.disarm(key);
          return null;
        });
    noteReset();
  }

  private void drop(String name, @Nullable Scope removed) {
    if (removed != null) {
      removed.close();
      resets.note(name);
      room.dropAll(removed);
    }
  }
}
