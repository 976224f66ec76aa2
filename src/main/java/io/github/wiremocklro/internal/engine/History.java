package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Event.Type;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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

  private final Event latest;
  private final @Nullable History earlier;
  private final int size;

  private History(Event latest, @Nullable History earlier) {
    this.latest = latest;
    this.earlier = earlier;
    this.size = earlier == null ? 1 : earlier.size + 1;
  }

  static History of(Event first) {
    return new History(first, null);
  }

  /**
   * Returns the history that these events are, of which there is at least one. Requests that are
   * equal are one again, where they would be.
   */
  public static History of(List<Event> events) {
    History all = new History(events.get(0), null);
    for (Event event : events.subList(1, events.size())) {
      RpcRequest request = event.request();
      RpcRequest known = request == null ? null : all.known(request);
      all = new History(event(event, Duration.ZERO, known == null ? request : known), all);
    }
    return all;
  }

  private static Event event(Event event, Duration later, @Nullable RpcRequest request) {
    return new Event(
        event.type(),
        event.time(),
        event.elapsed().plus(later),
        request,
        event.sinceLastPoll(),
        event.shown(),
        event.fault(),
        event.error(),
        event.leftOut());
  }

  /** Returns this as it would be had the server started earlier, by so much. */
  History later(Duration by) {
    return of(inOrder().stream().map(event -> event(event, by, event.request())).toList());
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
    return elapsed.compareTo(latest.elapsed()) > 0 ? elapsed : latest.elapsed();
  }

  /** Returns the events in the order in which they happened. */
  public List<Event> inOrder() {
    Event[] events = new Event[size];
    int index = size;
    for (History at = this; at != null; at = at.earlier) {
      events[--index] = at.latest;
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

  /** Returns an equal request that one of the latest events holds; null where none does. */
  @Nullable RpcRequest known(RpcRequest request) {
    int looks = LOOK_BACK;
    for (History at = this; at != null && looks > 0; at = at.earlier, looks--) {
      RpcRequest held = at.latest.request();
      if (held != null && held.equals(request)) {
        return held;
      }
    }
    return null;
  }

  /**
   * Returns how many bytes of memory it takes.
   *
   * @param before what it mostly is, for whose events nobody has to look again; null for nothing
   * @param bytes what that takes
   */
  int weight(@Nullable History before, int bytes) {
    int added = 0;
    for (History at = this; at != null; at = at.earlier) {
      if (at == before) {
        return bytes + added;
      }
      RpcRequest request = at.latest.request();
      boolean shared =
          request == null || (at.earlier != null && at.earlier.known(request) == request);
      added += Weight.of(at.latest, shared);
    }
    return added;
  }

  @Override
  public String toString() {
    return inOrder().toString();
  }
}
