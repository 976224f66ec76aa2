package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final int ENDS = History.ENDS;

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

  @Test
  void leavesNothingOutThatIsNotVeryLong() {
    assertThat(ofLength(3 * ENDS).inOrder())
        .hasSize(3 * ENDS)
        .allMatch(event -> event.leftOut() == 0);
  }

  /** A client that polls for ever must not fill the memory. */
  @ParameterizedTest
  @ValueSource(ints = {601, 800, 801, 999, 10_123})
  void keepsTheFirstAndTheLatestOfVeryManyAndTellsHowManyAreLeftOut(int length) {
    List<Event> kept = ofLength(length).inOrder();

    assertThat(kept).hasSizeBetween(2 * ENDS, 3 * ENDS);
    assertThat(numbers(kept.subList(0, ENDS))).isEqualTo(numbers(0, ENDS));
    assertThat(numbers(kept.subList(kept.size() - ENDS, kept.size())))
        .isEqualTo(numbers(length - ENDS, length));
    assertThat(kept).filteredOn(event -> event.leftOut() > 0).hasSize(1);
    assertAddsUp(kept, length);
  }

  /** What a test asks of a history first. */
  @Test
  void keepsWhatHappensOnceHoweverManyPollsAndCancelsFollow() {
    History history = ofLength(ENDS);
    int number = ENDS;
    for (Event.Type once :
        List.of(Event.Type.CANCEL_REQUESTED, Event.Type.DONE, Event.Type.DELETED)) {
      history = history.with(event(once, number++));
      for (int i = 0; i < 2_000; i++) {
        Event.Type type = i % 2 == 0 ? Event.Type.POLLED : Event.Type.CANCEL_REQUESTED;
        history = history.with(event(type, number++));
      }
    }

    List<Event> kept = history.inOrder();

    assertThat(kept.subList(ENDS, ENDS + 3))
        .extracting(Event::type)
        .containsExactly(Event.Type.CANCEL_REQUESTED, Event.Type.DONE, Event.Type.DELETED);
    assertAddsUp(kept, number);
  }

  @Test
  void getsShorterAndShorterForWantOfMemory() {
    History history = ofLength(100).with(event(Event.Type.CANCEL_REQUESTED, 100));
    history = history.with(event(101)).with(event(102));

    for (int i = 0; i < 10; i++) {
      int before = history.inOrder().size();
      history = history.shorter();
      assertThat(history.inOrder()).hasSizeLessThanOrEqualTo(before);
    }

    assertThat(numbers(history.inOrder())).containsExactly(0, 100, 102);
    assertAddsUp(history.inOrder(), 103);
  }

  @Test
  void atItsShortestTellsNoMoreWhatClientsSent() {
    RpcRequest request = new RpcRequest("GetOperation", "GET /v1/operations/op-1");
    Event asked =
        new Event(
            Event.Type.POLLED, Instant.EPOCH, Duration.ZERO, request, null, null, null, null, 0);

    List<Event> kept = History.of(event(0)).with(asked).shorter().inOrder();

    assertThat(kept.get(1).request()).isEqualTo(RpcRequest.of("GetOperation"));
  }

  private static History ofLength(int length) {
    History history = History.of(event(0));
    for (int i = 1; i < length; i++) {
      history = history.with(event(i));
    }
    return history;
  }

  /** Each event is numbered, so what is left out before it can be counted. */
  private static void assertAddsUp(List<Event> kept, int length) {
    int next = 0;
    for (Event event : kept) {
      assertThat(number(event)).isEqualTo(next + event.leftOut());
      next = number(event) + 1;
    }
    assertThat(next).isEqualTo(length);
  }

  private static List<Integer> numbers(List<Event> events) {
    return events.stream().map(HistoryTest::number).toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static int number(Event event) {
    return event.elapsed().getNano();
  }

  private static Event event(int number) {
    return event(Event.Type.POLLED, number);
  }

  private static Event event(Event.Type type, int number) {
    return Event.of(type, Instant.EPOCH, Duration.ofNanos(number), null);
  }
}
