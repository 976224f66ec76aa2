package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.StatusException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lives under the first two segments of a name, such as {@code projects/t-42}: operations,
 * resources and a clock that nothing in another scope touches. A reset throws the whole away.
 * Thread-safe.
 */
public final class Scope {
  /** So many moves of the clock are known at least, and one more for so many operations. */
  private static final int MOVES = 4;

  private static final int OPERATIONS_FOR_A_MOVE = 16;

  private final World world;
  private final long generation;
  private final OperationClock clock;
  private final Schedule schedule;
  private final Quota.Share operations;
  private final Quota.Share resources;
  private final Quota.Share stored;

  private final OperationIndex index = new OperationIndex();
  private final ConcurrentMap<Class<?>, Object> parts = new ConcurrentHashMap<>();
  private final Visitors visitors = new Visitors();

  Scope(
      World world,
      long generation,
      Quota.Share operations,
      Quota.Share resources,
      Quota.Share stored) {
    this.world = world;
    this.generation = generation;
    this.clock = world.clock().follower();
    this.schedule = world.schedule(clock, generation);
    this.operations = operations;
    this.resources = resources;
    this.stored = stored;
  }

  /** Returns a number that no other scope has, nor this one before or after a reset. */
  public long generation() {
    return generation;
  }

  /** Returns now; to be read once for a whole request. */
  public Moment now() {
    return clock.now();
  }

  /** Returns what is kept for this scope, null where none was made. */
  <T> @Nullable T part(Class<T> type) {
    return type.cast(parts.get(type));
  }

  /** Returns what another package keeps for this scope, made at the first call. */
  public <T> T part(Class<T> type, Supplier<T> maker) {
    return type.cast(parts.computeIfAbsent(type, key -> maker.get()));
  }

  /** Returns what this scope takes of the number of resources that there may be. */
  public Quota.Share resources() {
    return resources;
  }

  /** Returns what this scope takes of the memory, in bytes. */
  public Quota.Share stored() {
    return stored;
  }

  OperationClock clock() {
    return clock;
  }

  /** Returns what helps with an error about a name in this scope. */
  Hints hints(String name) {
    return Hints.on(world, name);
  }

  GoneResources goneResources() {
    return world.room().goneResources();
  }

  WakeUps waits() {
    return world.waits();
  }

  ClockReading moveClock(Function<OperationClock, ClockReading> move) {
    ClockReading moved = move.apply(clock);
    clock.forgetMovesOver(MOVES + index.size() / OPERATIONS_FOR_A_MOVE, this::settleAll);
    setAlarm();
    return moved;
  }

  /** Keeps of all operations what time has made due, in the order of their starts. */
  void settleAll() {
    index
        .every()
        .sorted(Comparator.comparingLong(StoredOperation::sequence))
        .forEach(StoredOperation::settle);
  }

  /** The clock that this one may follow was moved. */
  void setAlarm() {
    schedule.setAlarm();
  }

  /** Returns the operations, as they are found. */
  OperationIndex index() {
    return index;
  }

  /**
   * Returns the operations that clients can find, newest first, from before a sequence number; as
   * they are seen now, which may be removed.
   */
  Stream<Lifecycle> newestFirst(long before) {
    Moment now = now();
    return index.newestFirst(before).map(operation -> operation.viewAt(now));
  }

  /** Keeps of all operations what time has made due, so that it is one change for all who look. */
  void settleEach() {
    Moment now = now();
    index.every().forEach(operation -> operation.settle(now));
  }

  /** Returns those of all operations that have changed since a change, in no order. */
  Stream<Lifecycle> changedSince(long change) {
    return index
        .every()
        .filter(operation -> operation.hasChangedSince(change))
        .map(StoredOperation::view);
  }

  /** Returns the number of a change that is being made. */
  long nextChange() {
    return world.nextChange();
  }

  /** Returns all operations that more than the name is left of, in no order, as they are now. */
  Stream<Lifecycle> everyOperation() {
    Moment now = now();
    return index.every().map(operation -> operation.viewAt(now));
  }

  /**
   * Adds an operation, unless its name is taken: returns whether it did.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there are as many as there may be
   */
  boolean add(StoredOperation operation) {
    Lifecycle started = operation.view();
    operations.take(1);
    try {
      operation.takeRoom();
    } catch (StatusException full) {
      operations.giveBack(1);
      throw full;
    }
    if (!index.add(operation)) {
      operations.giveBack(1);
      operation.letGo();
      return false;
    }
    operation.begin();
    // One that expires as it starts, or that was deleted meanwhile, is gone already.
    if (operation.view().removed()) {
      index.unlist(operation);
    }
    if (started.isGone()) {
      bury(operation);
    }
    waits().note();
    return true;
  }

  /**
   * Adds an operation as it stood elsewhere. Who calls this buries what is gone.
   *
   * @param isLatest whether the name of its resource means it
   */
  void restore(StoredOperation operation, boolean isLatest) {
    operations.take(1);
    operation.takeRoom();
    index.restore(operation, isLatest);
    operation.begin();
  }

  /**
   * Takes names that nothing else is left of.
   *
   * @param lost whether there were others that not even the name is left of
   */
  void restoreNames(List<OperationName> names, boolean lost) {
    operations.take(names.size());
    names.forEach(
        name -> {
          stored.charge(Weight.of(name));
          index.restoreName(name);
        });
    index.restoreLost(lost);
  }

  /**
   * Checks that there is room for what was made apart from the world, in place of another scope.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there is none
   */
  void checkRoom(@Nullable Scope other) {
    operations.checkRoom(other == null ? null : other.operations);
    resources.checkRoom(other == null ? null : other.resources);
    stored.checkRoom(other == null ? null : other.stored);
  }

  /** What was made apart from the world is part of it from now on. */
  void attach() {
    operations.attach();
    resources.attach();
    stored.attach();
    visitors.stay();
  }

  /** Notes what time will make of an operation now, in place of what it would have before. */
  void reschedule(StoredOperation operation, @Nullable Lifecycle before, Lifecycle now) {
    Origin origin = now.origin();
    Instant last = before == null ? null : before.course().due(origin);
    schedule.move(operation, origin.sequence(), last, now.course().due(origin));
  }

  /** Takes an operation that is removed out of the lists; its name stays taken until the reset. */
  void unlist(StoredOperation operation) {
    index.unlist(operation);
  }

  /** Keeps the record of an operation that is removed and over, until it has to make room. */
  void bury(StoredOperation operation) {
    world.room().tombstones().add(operation);
  }

  /** Makes room for what clients still call, of what they no longer find. */
  void dropOldestGone() {
    world.room().tombstones().dropOldest();
  }

  /**
   * Forgets all of a removed operation but that its name is taken. A name that was generated is
   * never generated again, and is let go of too.
   */
  void keepOnlyTheName(StoredOperation operation) {
    operation.letGo();
    if (operation.hasGeneratedName()) {
      index.lose(operation);
      operations.giveBack(1);
    } else {
      stored.charge(Weight.of(operation.name()));
      index.keepOnlyTheName(operation);
    }
  }

  /** Returns who is in this scope. */
  Visitors visitors() {
    return visitors;
  }

  /** Returns whether nobody finds this scope any more. */
  boolean isClosed() {
    return schedule.isClosed();
  }

  /** Makes room for others, for nobody finds this scope any more. */
  void close() {
    schedule.close();
    operations.close();
    resources.close();
    stored.close();
  }
}
