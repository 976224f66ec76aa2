package io.github.wiremocklro.operation;

import io.github.wiremocklro.operation.Event.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one operation, as an immutable list that grows at its end. Adding costs the same
 * at any length, and shares all that was there. A client that polls or cancels for ever cannot fill
 * the memory: past the limit the oldest of such events go, and never the first cancel.
 */
record History(Event latest, @Nullable History earlier, int size) implements Iterable<Event> {
  /** Events are kept at least up to this number, and never beyond twice of it. */
  static final int LIMIT = 1_000;

  /** What clients can make happen as often as they like. */
  private static final Set<Type> REPEATED =
      EnumSet.of(Type.POLLED, Type.WAIT_ANSWERED, Type.CANCEL_REQUESTED, Type.DELETE_FAILED);

  static History of(Event first) {
    return new History(first, null, 1);
  }

  History with(Event event) {
    History longer = new History(event, this, size + 1);
    return longer.size > 2 * LIMIT ? longer.newest(LIMIT) : longer;
  }

  List<Event> inOrder() {
    Deque<Event> events = new ArrayDeque<>(size);
    forEach(events::addFirst);
    return List.copyOf(events);
  }

  /** Goes from the latest event to the earliest. */
  @Override
  public Iterator<Event> iterator() {
    return new Iterator<>() {
      private @Nullable History next = History.this;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Event next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        Event event = next.latest;
        next = next.earlier;
        return event;
      }
    };
  }

  /** Returns this with no more than so many of the events that clients can repeat. */
  History newest(int limit) {
    if (size <= limit) {
      return this;
    }
    List<Event> events = inOrder();
    int firstCancel = events.stream().map(Event::type).toList().indexOf(Type.CANCEL_REQUESTED);
    History kept = null;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean single = !REPEATED.contains(event.type()) || i == firstCancel;
      if (single || i >= events.size() - limit) {
        kept = kept == null ? of(event) : new History(event, kept, kept.size + 1);
      }
    }
    return kept == null ? this : kept;
  }

  // The derived methods of a record would recurse as deep as the history is long.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof History history && inOrder().equals(history.inOrder());
  }

  @Override
  public int hashCode() {
    return inOrder().hashCode();
  }

  @Override
  public String toString() {
    return inOrder().toString();
  }
}
