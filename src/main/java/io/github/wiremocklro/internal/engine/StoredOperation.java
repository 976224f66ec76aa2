package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the store: the one place where its state changes, one call at a time.
 * Thread-safe.
 */
public final class StoredOperation {
  private final Scope scope;
  private final Origin origin;

  @GuardedBy("this")
  private Lifecycle lifecycle;

  /** What is to be told of the end, once; null for nobody. */
  @GuardedBy("this")
  private @Nullable Runnable atEnd;

  /** How many bytes it takes of the memory, for as long as it is held. */
  @GuardedBy("this")
  private long weight;

  @GuardedBy("this")
  private int holders;

  /** A number that grows with each change of any operation. */
  @GuardedBy("this")
  private long lastChange;

  StoredOperation(Scope scope, Lifecycle lifecycle) {
    this.scope = scope;
    this.origin = lifecycle.origin();
    this.lifecycle = lifecycle;
    this.weight = Weight.of(lifecycle.origin()) + Weight.given(lifecycle);
  }

  /** Returns the operation's name. */
  public OperationName name() {
    return origin.name();
  }

  /** Returns the resource that it is about; null for none. */
  @Nullable String target() {
    return origin.script().target();
  }

  /** Returns how many operations this server had started before. */
  long sequence() {
    return origin.sequence();
  }

  /** Returns how the operation stands at a moment; this is no poll. */
  public OperationState stateAt(Moment now) {
    return viewAt(now).state();
  }

  /** Returns the resource as it will be if the operation completes, null where it makes none. */
  public @Nullable JsonObject plannedEffect() {
    return origin.effect();
  }

  /** Returns the resource as the completed operation left it, null where it left none. */
  public @Nullable JsonObject effectAt(Moment now) {
    return viewAt(now).effect();
  }

  /**
   * Makes a client's call: reads the clock once, and replaces the state by what the call makes of
   * it.
   */
  Answer<Lifecycle> call(
      Fault.On on, RpcRequest request, BiFunction<Lifecycle, Call, Lifecycle.Step> effect) {
    Lifecycle.Step step;
    Lifecycle before;
    synchronized (this) {
      before = lifecycle;
      step = lifecycle.called(on, request, scope.now(), effect);
      keep(step.next());
    }
    changed(before, step.next());
    return Answer.met(step.fault(), step.next(), step.error());
  }

  /** Makes a call of a test's that brings nothing with it, as the one below does. */
  Lifecycle command(BiFunction<Lifecycle, Moment, Lifecycle.Step> command) {
    return command(0, command);
  }

  /**
   * Makes a call of a test's, which reaches an operation that clients no longer find.
   *
   * @param more how many bytes the operation takes then beside those of its start
   * @return the state after it
   * @throws StatusException if the call is answered with an error, or there is no room
   */
  Lifecycle command(long more, BiFunction<Lifecycle, Moment, Lifecycle.Step> command) {
    scope.stored().take(more);
    Lifecycle.Step step;
    Lifecycle before;
    synchronized (this) {
      before = lifecycle;
      step = command.apply(lifecycle, scope.now());
      keep(step.next());
      if (step.error() == null) {
        weight += more;
      } else {
        scope.stored().giveBack(more);
      }
    }
    changed(before, step.next());
    if (step.error() != null) {
      throw step.error();
    }
    return step.next();
  }

  /**
   * Takes the room that it needs, for its record holds it from now on.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there is none
   */
  synchronized void takeRoom() {
    scope.stored().take(weight + Weight.charged(lifecycle));
    holders = 1;
  }

  /** Its life in the store begins. */
  synchronized void begin() {
    lastChange = scope.nextChange();
    scope.reschedule(this, null, lifecycle);
  }

  /**
   * Keeps its room taken, for something beside its record holds it until it lets go.
   *
   * @param atEnd told of the end when it comes, once; no lock of this operation is held then
   */
  public synchronized void hold(Runnable atEnd) {
    this.atEnd = atEnd;
    if (holders == 0) {
      scope.stored().charge(weight + Weight.charged(lifecycle));
    }
    holders++;
  }

  /** Gives its room back, once nothing holds it any more. */
  public synchronized void letGo() {
    holders--;
    if (holders == 0) {
      scope.stored().giveBack(weight + Weight.charged(lifecycle));
    }
  }

  /** Returns how many bytes there are more once its record is let go of, but for a given name. */
  synchronized long roomIfDropped() {
    long name = hasGeneratedName() ? 0 : Weight.of(origin.name());
    return weight + Weight.charged(lifecycle) - name;
  }

  boolean hasGeneratedName() {
    return origin.script().name() == null;
  }

  Scope scope() {
    return scope;
  }

  /**
   * Returns whether it has changed since a change, which is over: whoever has made one of a lower
   * number has let go of the lock.
   */
  synchronized boolean hasChangedSince(long change) {
    return lastChange > change;
  }

  /** Returns the state as the last call left it. */
  synchronized Lifecycle view() {
    return lifecycle;
  }

  /**
   * Returns the state as it is at a moment, and keeps nothing of what time has made due: it comes
   * to the same at each later look.
   */
  Lifecycle viewAt(Moment now) {
    return view().at(now);
  }

  /** Returns the state as it is now, in the same way. */
  Lifecycle viewNow() {
    return viewAt(scope.now());
  }

  /** Keeps what time has made due, and lets happen what that brings with it. */
  void settle() {
    settle(scope.now());
  }

  /** Keeps what time has made due by a moment, in the same way. */
  void settle(Moment now) {
    Lifecycle before;
    Lifecycle settled;
    synchronized (this) {
      before = lifecycle;
      settled = lifecycle.at(now);
      if (settled == before) {
        return;
      }
      keep(settled);
    }
    follow(before, settled);
  }

  /**
   * Keeps a state, with what its history takes of the memory, and when time alone will do something
   * to it.
   */
  @GuardedBy("this")
  private void keep(Lifecycle next) {
    Lifecycle before = lifecycle;
    long more = Weight.charged(next) - Weight.charged(before);
    if (more != 0 && holders > 0) {
      scope.stored().charge(more);
    }
    lifecycle = next;
    lastChange = next == before ? lastChange : scope.nextChange();
    if (!before.course().endsAs(next.course())) {
      scope.reschedule(this, before, next);
    }
  }

  /**
   * No call is refused for want of room for its history: where none is left, the oldest operations
   * go that clients no longer find, else its own middle.
   */
  private void makeRoom() {
    if (!scope.stored().isOverdrawn()) {
      return;
    }
    scope.dropOldestGone();
    synchronized (this) {
      if (scope.stored().isOverdrawn() && Weight.charged(lifecycle) > 0) {
        keep(lifecycle.withHistory(lifecycle.history().shorter()));
      }
    }
  }

  /** What waits for the operation looks at it again, unless it was merely called. */
  private void changed(Lifecycle before, Lifecycle after) {
    if (after.removed() || !before.course().endsAs(after.course())) {
      scope.waits().wake(after.origin().name());
    } else {
      scope.waits().note();
    }
    follow(before, after);
    makeRoom();
  }

  /** Once for each, and outside the lock: what an end and a removal bring with them. */
  private void follow(Lifecycle before, Lifecycle after) {
    boolean ended = before.end() == null && after.end() != null;
    boolean removed = !before.removed() && after.removed();
    if (ended) {
      tellOfTheEnd();
    }
    if (removed) {
      scope.unlist(this);
    }
    if ((ended || removed) && after.isGone()) {
      scope.bury(this);
    }
  }

  private void tellOfTheEnd() {
    Runnable told;
    synchronized (this) {
      told = atEnd;
      atEnd = null;
    }
    if (told != null) {
      told.run();
    }
  }
}
