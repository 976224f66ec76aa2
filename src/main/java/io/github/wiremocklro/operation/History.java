package io.github.wiremocklro.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one operation, as an immutable list that grows at its end. Adding costs the same
 * at any length, and shares all that was there. A client that polls for ever cannot fill the
 * memory: past the limit the oldest events go.
 */
record History(Event latest, @Nullable History earlier, int size) implements Iterable<Event> {
  /** Events are kept at least up to this number, and never beyond twice of it. */
  static final int LIMIT = 1_000;

  static History of(Event first) {
    return new History(first, null, 1);
  }

  History with(Event event) {
    History longer = new History(event, this, size + 1);
    return longer.size > 2 * LIMIT ? longer.newest() : longer;
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
          throw new java.util.NoSuchElementException();
        }
        Event event = next.latest;
        next = next.earlier;
        return event;
      }
    };
  }

  private History newest() {
    List<Event> events = inOrder();
    List<Event> kept = events.subList(events.size() - LIMIT, events.size());
    History history = of(kept.get(0));
    for (Event event : kept.subList(1, LIMIT)) {
      history = new History(event, history, history.size + 1);
    }
    return history;
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
