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
    return new Event(Event.Type.POLLED, Instant.EPOCH, Duration.ofNanos(number), null);
  }
}
