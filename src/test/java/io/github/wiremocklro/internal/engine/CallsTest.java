package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counting that faults, endings and verifications rely on. */
class CallsTest {
  private static final Event SHOWS_THE_END = event(OperationState.SUCCEEDED);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "START")
  void countsEachMethodForItself(Fault.On on) {
    Calls calls = Calls.NONE.with(call(on, 1)).with(call(on, 2)).with(call(on, 3));

    assertThat(Arrays.stream(Fault.On.values()).filter(other -> calls.of(other) != 0))
        .containsExactly(on);
    assertThat(calls.of(on)).isEqualTo(3);
  }

  @Test
  void pollsAreGetsAndWaits() {
    Calls calls = Calls.NONE;
    for (Fault.On on : Fault.On.values()) {
      calls = calls.with(call(on, 1));
    }

    assertThat(calls.polls()).isEqualTo(2);
    assertThat(calls.counts()).isEqualTo(new CallCounts(2, 1, 1, 0, null));
  }

  /** The third call is the third for a fault, even if endings know of two. */
  @Test
  void aPollThatAFaultKeepsOutIsACallAllTheSame() {
    Fault fault = Fault.onGet(FaultReply.error(Code.UNAVAILABLE, "try again"));

    Calls calls = Calls.NONE.with(call(Fault.On.GET, 1)).with(call(Fault.On.GET, 2, null, fault));

    assertThat(calls.of(Fault.On.GET)).isEqualTo(2);
    assertThat(calls.polls()).isEqualTo(1);
  }

  @Test
  void aPollWhoseReplyAloneGoesWrongIsAPoll() {
    Fault fault = Fault.onGet(FaultReply.error(Code.UNAVAILABLE, "try again")).applied(true);

    assertThat(Calls.NONE.with(call(Fault.On.GET, 1, null, fault)).polls()).isEqualTo(1);
  }

  @Test
  void keepsTheShortestGap() {
    Calls calls = Calls.NONE.with(call(Fault.On.GET, 1));
    for (int gap : List.of(3, 2, 4)) {
      calls = calls.with(call(Fault.On.GET, 9, Duration.ofSeconds(gap), null));
    }

    assertThat(calls.shortestGap()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void measuresFromTheLastPollAndNotFromACancel() {
    Calls calls = Calls.NONE.with(call(Fault.On.WAIT, 1)).with(call(Fault.On.CANCEL, 5));

    assertThat(calls.sinceLastPoll(moment(7))).isEqualTo(Duration.ofSeconds(6));
    assertThat(Calls.NONE.sinceLastPoll(moment(7))).isNull();
  }

  @Test
  void pollsAreLateOnceAClientWasShownTheEnd() {
    Calls shown = Calls.NONE.with(call(Fault.On.GET, 1)).after(SHOWS_THE_END);
    Calls calls = shown.with(call(Fault.On.GET, 2)).with(call(Fault.On.WAIT, 3));

    assertThat(shown.late()).isZero();
    assertThat(calls.with(call(Fault.On.CANCEL, 4)).late()).isEqualTo(2);
    assertThat(calls.of(Fault.On.GET)).isEqualTo(2);
  }

  @Test
  void arePerhapsNotLateWhileNoReplyShowedTheEnd() {
    Calls calls =
        Calls.NONE
            .after(event(OperationState.RUNNING))
            .after(event(null))
            .with(call(Fault.On.GET, 1));

    assertThat(calls.late()).isZero();
  }

  private static Call call(Fault.On on, int second) {
    return call(on, second, null, null);
  }

  private static Call call(
      Fault.On on, int second, @Nullable Duration sinceLastPoll, @Nullable Fault fault) {
    return new Call(on, RpcRequest.of("Any"), moment(second), sinceLastPoll, fault);
  }

  private static Moment moment(int second) {
    Duration elapsed = Duration.ofSeconds(second);
    return Moment.of(Hands.running(Instant.EPOCH, Duration.ZERO), elapsed);
  }

  private static Event event(@Nullable OperationState state) {
    return new Event(
        Event.Type.POLLED,
        Instant.EPOCH,
        Duration.ZERO,
        RpcRequest.of("GetOperation"),
        null,
        state,
        null,
        null,
        0);
  }
}
