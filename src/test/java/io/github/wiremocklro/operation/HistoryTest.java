package io.github.wiremocklro.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void keepsTheOrder() {
    assertThat(ofLength(3).inOrder()).containsExactly(event(0), event(1), event(2));
  }

  @Test
  void isNotChangedByWhatIsAddedToIt() {
    History first = ofLength(1);
    first.with(event(1));

    assertThat(first.inOrder()).containsExactly(event(0));
  }

  /** A client that polls for ever must not fill the memory. */
  @Test
  void keepsTheLatestEventsOfVeryMany() {
    int length = 10 * History.LIMIT + 123;

    List<Event> kept = ofLength(length).inOrder();

    assertThat(kept).hasSizeBetween(History.LIMIT, 2 * History.LIMIT);
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).isEqualTo(event(length - kept.size() + i));
    }
  }

  /** What a test asks of a history first. */
  @Test
  void keepsTheStartAndTheFirstCancelHoweverManyPollsAndCancelsFollow() {
    History history = History.of(event(Event.Type.STARTED, 0));
    history = history.with(event(Event.Type.POLLED, 1));
    history = history.with(event(Event.Type.CANCEL_REQUESTED, 2));
    for (int i = 3; i < 5 * History.LIMIT; i++) {
      Event.Type type = i % 2 == 0 ? Event.Type.POLLED : Event.Type.CANCEL_REQUESTED;
      history = history.with(event(type, i));
    }

    assertThat(history.inOrder())
        .hasSizeLessThanOrEqualTo(2 * History.LIMIT)
        .startsWith(event(Event.Type.STARTED, 0), event(Event.Type.CANCEL_REQUESTED, 2));
  }

  @Test
  void isComparedWithoutGoingDeep() {
    assertThat(ofLength(2 * History.LIMIT)).isEqualTo(ofLength(2 * History.LIMIT));
    assertThat(ofLength(2)).isNotEqualTo(ofLength(3)).hasSameHashCodeAs(ofLength(2));
  }

  private static History ofLength(int length) {
    History history = History.of(event(0));
    for (int i = 1; i < length; i++) {
      history = history.with(event(i));
    }
    return history;
  }

  private static Event event(int number) {
    return event(Event.Type.POLLED, number);
  }

  private static Event event(Event.Type type, int number) {
    return Event.of(type, Instant.EPOCH, Duration.ofNanos(number), null);
  }
}
