package io.github.wiremocklro.model;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model's history: a list, out of whose middle events are thrown. */
final class NaiveHistory {
  private static final int LONG = 600;
  private static final int ENDS_OF_LONG = 200;
  private static final Set<Event.Type> ONCE =
      Set.of(
          Event.Type.STARTED,
          Event.Type.DONE,
          Event.Type.DELETED,
          Event.Type.FORGOTTEN,
          Event.Type.EXPIRED);

  private final List<Seen.Happened> events = new ArrayList<>();
  private boolean replaced;
  private @Nullable Status replacement;

  /** What is noted next is answered otherwise than it will say. */
  void answerNext(@Nullable Status answer) {
    replaced = true;
    replacement = answer;
  }

  void note(Event.Type type, Instant time, @Nullable Status answer) {
    events.add(new Seen.Happened(type, time, replaced ? replacement : answer, 0));
    replaced = false;
    if (events.size() > LONG) {
      keepEnds(ENDS_OF_LONG);
    }
  }

  void keepEnds(int number) {
    for (int i = events.size() - number - 1; i >= number; i--) {
      if (!ONCE.contains(events.get(i).type()) && i != firstCancel()) {
        Seen.Happened gone = events.remove(i);
        Seen.Happened next = events.get(i);
        int leftOut = gone.leftOut() + 1 + next.leftOut();
        events.set(i, new Seen.Happened(next.type(), next.time(), next.error(), leftOut));
      }
    }
  }

  private int firstCancel() {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type() == Event.Type.CANCEL_REQUESTED) {
        return i;
      }
    }
    return -1;
  }

  List<Seen.Happened> all() {
    return List.copyOf(events);
  }
}
