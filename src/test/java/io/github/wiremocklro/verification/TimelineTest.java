package io.github.wiremocklro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Event.Type;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void hasALineForEachEventInColumns() {
    Event start = event(Type.STARTED, 1_000, 1_000, "CreateLake", OperationState.RUNNING, null);
    Event poll = event(Type.POLLED, 1_120, 1_120, "GetOperation", OperationState.RUNNING, null);
    Event cancel = event(Type.CANCEL_REQUESTED, 1_130, 1_130, "CancelOperation", null, null);
    Event next =
        new Event(
            Type.POLLED,
            START.plusMillis(1_220),
            Duration.ofMillis(1_220),
            new RpcRequest("GetOperation", ""),
            Duration.ofMillis(100),
            OperationState.CANCELLED,
            null,
            null,
            0);

    assertThat(Timeline.of(List.of(start, poll, cancel, next)))
        .containsExactly(
            "+0.000s  STARTED           CreateLake -> RUNNING",
            "+0.120s  POLLED            GetOperation -> RUNNING",
            "+0.130s  CANCEL_REQUESTED  CancelOperation -> OK",
            "+0.220s  POLLED            GetOperation -> CANCELLED  0.100s after the poll before");
  }

  @Test
  void showsTheFakesClockWhereItGoesItsOwnWay() {
    Event start = Event.of(Type.STARTED, START, Duration.ZERO, null);
    Event poll = event(Type.POLLED, 3_600_010, 10, "GetOperation", OperationState.RUNNING, null);

    assertThat(Timeline.of(List.of(start, poll)))
        .containsExactly(
            "+0.000s                      STARTED",
            "+0.010s  (clock +3600.010s)  POLLED   GetOperation -> RUNNING");
  }

  @Test
  void showsErrorsAndFaults() {
    Status refusal = Status.of(Code.FAILED_PRECONDITION, "too\n  late");
    Event start = Event.of(Type.STARTED, START, Duration.ZERO, null);
    Event refused = event(Type.CANCEL_REQUESTED, 0, 0, "CancelOperation", null, refusal);
    Event dropped =
        new Event(
            Type.POLLED,
            START,
            Duration.ZERO,
            new RpcRequest("GetOperation", ""),
            null,
            null,
            "dropped",
            null,
            0);
    Event done =
        Event.of(Type.DONE, START, Duration.ZERO, Status.of(Code.ABORTED, "x".repeat(200)));

    assertThat(Timeline.of(List.of(start, refused, dropped, done)))
        .containsExactly(
            "+0.000s  STARTED",
            "+0.000s  CANCEL_REQUESTED  CancelOperation -> FAILED_PRECONDITION: too late",
            "+0.000s  POLLED            GetOperation (fault: dropped)",
            "+0.000s  DONE              ABORTED: " + "x".repeat(120) + "...");
  }

  @Test
  void ofAVeryLongHistoryHasTheFirstAndTheLast() {
    List<Event> history =
        IntStream.range(0, 150)
            .mapToObj(i -> event(Type.POLLED, i, i, "Get", OperationState.RUNNING, null))
            .toList();

    assertThat(Timeline.of(history))
        .hasSize(101)
        .startsWith("+0.000s  POLLED  Get -> RUNNING")
        .contains("... and 50 more ...")
        .endsWith("+0.149s  POLLED  Get -> RUNNING");
  }

  @Test
  void addsUpWhereTheHistoryLeavesEventsOutToo() {
    List<Event> history =
        IntStream.range(0, 150)
            .mapToObj(i -> event(Type.POLLED, i, i, "Get", OperationState.RUNNING, null))
            .map(event -> event.elapsed().toMillis() % 60 == 5 ? after(1_000, event) : event)
            .toList();

    assertThat(Timeline.of(history))
        .hasSize(103)
        .startsWith("+0.000s  POLLED  Get -> RUNNING")
        .containsSubsequence(
            "+0.004s  POLLED  Get -> RUNNING",
            "... and 1000 more ...",
            "+0.005s  POLLED  Get -> RUNNING",
            "+0.019s  POLLED  Get -> RUNNING",
            "... and 1050 more ...",
            "+0.070s  POLLED  Get -> RUNNING",
            "+0.124s  POLLED  Get -> RUNNING",
            "... and 1000 more ...",
            "+0.125s  POLLED  Get -> RUNNING");
  }

  private static Event after(int leftOut, Event event) {
    return new Event(
        event.type(),
        event.time(),
        event.elapsed(),
        event.request(),
        event.sinceLastPoll(),
        event.shown(),
        event.fault(),
        event.error(),
        leftOut);
  }

  @Test
  void ofNothingIsEmpty() {
    assertThat(Timeline.of(List.of())).isEmpty();
  }

  private static Event event(
      Type type,
      long clockMillis,
      long realMillis,
      String rpc,
      @Nullable OperationState shown,
      @Nullable Status error) {
    return new Event(
        type,
        START.plusMillis(clockMillis),
        Duration.ofMillis(realMillis),
        new RpcRequest(rpc, ""),
        null,
        shown,
        null,
        error,
        0);
  }
}
