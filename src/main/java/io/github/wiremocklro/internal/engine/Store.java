package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All state there is. A request takes the world once and works on it alone; a reset puts another
 * world in its place, so that every request is wholly before or wholly after it. Thread-safe.
 */
public final class Store {
  private final TimeSource time;
  private final Limits limits;
  private final MessageTypes types;
  private final AtomicLong sequence = new AtomicLong();
  private final WakeUps waits = new WakeUps();
  private final Scheduler scheduler;
  private final ReadWriteLock whole = new ReentrantReadWriteLock();
  private volatile World world;

  /** Creates an empty store with the default limits, where no message type is known. */
  public Store(TimeSource time) {
    this(time, Limits.DEFAULTS);
  }

  /** Creates an empty store that holds as much as the limits say, where no type is known. */
  public Store(TimeSource time, Limits limits) {
    this(time, limits, MessageTypes.NONE);
  }

  /**
   * Creates an empty store that holds as much as the limits say.
   *
   * @param types what is known of the messages that it will hold
   */
  public Store(TimeSource time, Limits limits, MessageTypes types) {
    this(time, limits, types, Scheduler.withThread("wiremock-lro-waits"));
  }

  Store(TimeSource time, Limits limits, MessageTypes types, Scheduler scheduler) {
    this.time = time;
    this.limits = limits;
    this.types = types;
    this.scheduler = scheduler;
    this.world = newWorld(false);
  }

  /** Returns the scope that a name lies in, null where nothing was ever started or set in it. */
  public @Nullable Scope find(String name) {
    return world().find(ResourceNames.scope(name));
  }

  /**
   * Returns an operation, also one that clients no longer find.
   *
   * @throws StatusException with NOT_FOUND if there is none of that name
   */
  StoredOperation operation(OperationName name) {
    World asked = world();
    StoredOperation operation = asked.find(name);
    if (operation == null) {
      throw Errors.operationUnknown(asked, name);
    }
    return operation;
  }

  World world() {
    return world;
  }

  MessageTypes types() {
    return types;
  }

  long nextSequence() {
    return sequence.incrementAndGet();
  }

  WakeUps waits() {
    return waits;
  }

  /** Returns where what waits looks again. */
  Scheduler scheduler() {
    return scheduler;
  }

  TimeSource time() {
    return time;
  }

  /** Returns a number that is another after each change. */
  long lastChange() {
    return sequence.get();
  }

  /** Makes a change of more than one operation: all of it, or nothing, is in a snapshot. */
  <T extends @Nullable Object> T changing(Supplier<T> change) {
    whole.readLock().lock();
    try {
      return change.get();
    } finally {
      nextSequence();
      whole.readLock().unlock();
    }
  }

  /** Does something while nothing changes but single operations, by calls of them. */
  <T extends @Nullable Object> T whileStill(Supplier<T> action) {
    whole.writeLock().lock();
    try {
      return action.get();
    } finally {
      whole.writeLock().unlock();
    }
  }

  /**
   * Puts another world in the place of what is there.
   *
   * @param maker fills it, before anybody sees it
   */
  void replace(Consumer<World> maker) {
    World next = newWorld(true);
    maker.accept(next);
    install(next);
  }

  void reset() {
    // A server resets itself as it starts, before anything happened.
    install(newWorld(world.resets().ofAll() || sequence.get() > world.generation()));
  }

  private void install(World next) {
    world = next;
    next.noteReset();
  }

  private World newWorld(boolean afterReset) {
    return new World(time, limits, waits, sequence::incrementAndGet, new Resets(afterReset));
  }
}
