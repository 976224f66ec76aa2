package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Event.Type;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one operation, as an immutable list that grows at its end. Adding costs the same
 * at any length, and shares all that was there. A client that polls or cancels for ever cannot fill
 * the memory: the middle of a long history goes, but for what happens once, and the event after a
 * gap tells how many are left out before it.
 */
public final class History {
  /** So many events stay at either end; the middle goes where there are three times as many. */
  static final int ENDS = 200;

  /** What has fewer events than this is not worth halving. */
  private static final int SHORT = 16;

  /** Clients that take turns are not many, so an equal request is among the latest, if at all. */
  private static final int LOOK_BACK = 4;

  /** What clients can make happen as often as they like. */
  private static final Set<Type> REPEATED =
      EnumSet.of(Type.POLLED, Type.WAIT_ANSWERED, Type.CANCEL_REQUESTED, Type.DELETE_FAILED);

  /** Of an event that is no poll, or the first. */
  private static final long NONE = Long.MIN_VALUE;

  private final @Nullable History earlier;
  private final int size;
  private final int weight;

  // The latest event, part by part: a million of them take a third less than as objects.
  private final Type type;
  private final Instant time;
  private final long elapsed;
  private final @Nullable String rpc;
  private final String asked;
  private final long sinceLastPoll;
  private final @Nullable OperationState shown;
  private final @Nullable Mishap mishap;

  private History(Event latest, @Nullable History earlier) {
    RpcRequest request = latest.request();
    History known = request == null || earlier == null ? null : earlier.known(request);
    Duration gap = latest.sinceLastPoll();
    this.earlier = earlier;
    this.size = earlier == null ? 1 : earlier.size + 1;
    this.weight = (earlier == null ? 0 : earlier.weight) + Weight.of(latest, known != null);
    this.type = latest.type();
    this.time = latest.time();
    this.elapsed = latest.elapsed().toNanos();
    this.rpc = known != null ? known.rpc : request == null ? null : request.rpc();
    this.asked = known != null ? known.asked : request == null ? "" : request.asked();
    this.sinceLastPoll = gap == null ? NONE : gap.toNanos();
    this.shown = latest.shown();
    this.mishap = Mishap.of(latest);
  }

  /** What few events have. */
  private record Mishap(@Nullable String fault, @Nullable Status error, int leftOut) {
    private static final Mishap NOTHING = new Mishap(null, null, 0);

    static @Nullable Mishap of(Event event) {
      Mishap mishap = new Mishap(event.fault(), event.error(), event.leftOut());
      return mishap.equals(NOTHING) ? null : mishap;
    }
  }

  static History of(Event first) {
    return new History(first, null);
  }

  /** Returns the history that these events are, of which there is at least one. */
  public static History of(List<Event> events) {
    History all = null;
    for (Event event : events) {
      all = new History(event, all);
    }
    return Objects.requireNonNull(all);
  }

  private Event latest() {
    Mishap met = mishap == null ? Mishap.NOTHING : mishap;
    return new Event(
        type,
        time,
        Duration.ofNanos(elapsed),
        rpc == null ? null : new RpcRequest(rpc, asked),
        sinceLastPoll == NONE ? null : Duration.ofNanos(sinceLastPoll),
        shown,
        met.fault,
        met.error,
        met.leftOut);
  }

  /** Returns this as it would be had the server started earlier, by so much. */
  History later(Duration by) {
    return of(
        inOrder().stream()
            .map(
                event ->
                    new Event(
                        event.type(),
                        event.time(),
                        event.elapsed().plus(by),
                        event.request(),
                        event.sinceLastPoll(),
                        event.shown(),
                        event.fault(),
                        event.error(),
                        event.leftOut()))
            .toList());
  }

  History with(Event event) {
    History longer = new History(event, this);
    return longer.size > 3 * ENDS ? longer.ends(ENDS) : longer;
  }

  /**
   * Returns when what comes next came, in real time: no earlier than what is here already, though
   * the clock may have stood at its time long before.
   */
  Duration notBefore(Duration elapsed) {
    return Duration.ofNanos(Math.max(elapsed.toNanos(), this.elapsed));
  }

  /** Returns the events in the order in which they happened. */
  public List<Event> inOrder() {
    Event[] events = new Event[size];
    int index = size;
    for (History at = this; at != null; at = at.earlier) {
      events[--index] = at.latest();
    }
    return List.of(events);
  }

  /** Returns this without its middle: with so many events at either end, and what happens once. */
  History ends(int number) {
    return size <= 2 * number ? this : ends(number, UnaryOperator.identity());
  }

  /**
   * Returns this with half of its events, for want of memory; of few, with no more than the first,
   * the latest and what happens once, and without what clients sent.
   */
  History shorter() {
    return size < SHORT ? ends(1, Event::withoutText) : ends(size / 4);
  }

  private History ends(int number, UnaryOperator<Event> change) {
    List<Event> events = inOrder();
    History kept = null;
    int leftOut = 0;
    boolean cancelled = false;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean firstCancel = event.type() == Type.CANCEL_REQUESTED && !cancelled;
      cancelled |= firstCancel;
      leftOut += event.leftOut();
      boolean once = firstCancel || !REPEATED.contains(event.type());
      if (once || i < number || i >= events.size() - number) {
        kept = new History(change.apply(event).afterGap(leftOut), kept);
        leftOut = 0;
      } else {
        leftOut++;
      }
    }
    return kept == null ? this : kept;
  }

  /** Returns where an equal request stands that is one of the latest; null where none is. */
  private @Nullable History known(RpcRequest request) {
    int looks = LOOK_BACK;
    for (History at = this; at != null && looks > 0; at = at.earlier, looks--) {
      if (request.rpc().equals(at.rpc) && request.asked().equals(at.asked)) {
        return at;
      }
    }
    return null;
  }

  /** Returns how many bytes of memory it takes. */
  int weight() {
    return weight;
  }

  @Override
  public String toString() {
    return inOrder().toString();
  }
}
