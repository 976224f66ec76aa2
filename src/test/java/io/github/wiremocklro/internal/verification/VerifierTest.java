package io.github.wiremocklro.internal.verification;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.atLeast;
import static io.github.wiremocklro.verification.Times.never;
import static io.github.wiremocklro.verification.Times.once;
import static io.github.wiremocklro.verification.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.Effects;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Expectation;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VerifierTest {
  private static final RpcRequest GET = new RpcRequest("GetOperation", "");
  private static final RpcRequest CANCEL = new RpcRequest("CancelOperation", "");
  private static final RpcRequest DELETE = new RpcRequest("DeleteOperation", "");
  private static final String NAME_TEXT = NAME.toString();

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class CallsOfClients {
    @Test
    void areCounted() {
      operations.start(running());
      poll(2);
      operations.cancel(NAME, CANCEL);

      assertHolds(operation(NAME_TEXT).polled(times(2)).cancelRequested(once()));
      assertFails(operation(NAME_TEXT).polled(atLeast(3)), "polled: expected at least 3 times,");
      assertFails(operation(NAME_TEXT).cancelRequested(never()), "expected never, but was once");
      assertFails(operation(NAME_TEXT).deleteRequested(once()), "expected once, but was never");
    }

    @Test
    void countThoughTheyAreRefusedOrMeetAFault() {
      operations.start(
          running()
              .onCancel(OnCancel.refused())
              .fault(Fault.onGet(error(Code.UNAVAILABLE, "down")))
              .fault(Fault.onDelete(error(Code.UNAVAILABLE, "down"))));
      poll(1);
      operations.cancel(NAME, CANCEL);
      operations.delete(NAME, DELETE);

      assertHolds(
          operation(NAME_TEXT).polled(once()).cancelRequested(once()).deleteRequested(once()));
      assertFails(operation(NAME_TEXT).deleted(), "deleted: expected a DeleteOperation that took");
    }

    @Test
    void thatDeleteLeaveTheRestToBeVerified() {
      operations.start(running());
      poll(1);
      operations.delete(NAME, DELETE);

      assertHolds(operation(NAME_TEXT).deleted().deleteRequested(once()).polled(once()));
    }

    @Test
    void ofWhichMoreIsExpectedThanOnceHoldAsWasSaidLast() {
      operations.start(running());

      assertHolds(operation(NAME_TEXT).polled(once()).polled(never()));
    }
  }

  @Nested
  class PollsAfterTheEnd {
    private final Expectation notAfter = operation(NAME_TEXT).notPolledAfterDone();

    @Test
    void areNotThoseThatFindIt() {
      operations.start(running().doneAfter(polls(2)));
      poll(2);

      assertHolds(notAfter);
    }

    @Test
    void areThoseOfAClientThatWasShownIt() {
      operations.start(running().doneAfter(polls(2)));
      poll(4);

      assertFails(notAfter, "after the client was shown the end, but it polled 2 times");
    }

    @Test
    void areThoseOfAClientToWhichTheReplyToTheStartShowedIt() {
      operations.start(
          running().doneAfter(polls(0)),
          OperationScript.operation(),
          new RpcRequest("CreateLake", ""));
      poll(1);

      assertFails(notAfter, "it polled once");
    }

    @Test
    void areNotThoseOfAClientThatCouldNotKnowYet() {
      operations.start(running());
      operations.complete(NAME, null);
      poll(1);

      assertHolds(notAfter);
    }

    @Test
    void areNotThoseOfAClientThatGotNoReplyBefore() {
      operations.start(running().doneAfter(polls(1)).fault(Fault.onGet(dropped())));
      poll(2);

      assertHolds(notAfter);
    }
  }

  @Nested
  class ThePace {
    private final Expectation pace =
        operation(NAME_TEXT).polledNoFasterThan(Duration.ofMillis(100));

    @Test
    void isThatOfRealTime() {
      operations.freezeClock(null);
      operations.start(running());
      poll(1);
      time.advance(Duration.ofMillis(100));
      poll(1);

      assertHolds(pace);
    }

    @Test
    void tellsHowFastItWas() {
      operations.start(running());
      poll(1);
      operations.advanceClock(null, Duration.ofHours(1));
      time.advance(Duration.ofMillis(99));
      poll(1);
      time.advance(Duration.ofMillis(12));
      poll(1);

      assertFails(pace, "expected at least 0.100s from poll to poll, but it was less 2 times");
      assertFails(pace, "once only 0.012s");
    }
  }

  @Nested
  class TheEnd {
    @Test
    void isExpectedToBeOfAKind() {
      operations.start(running());
      assertFails(operation(NAME_TEXT).done(), "state: expected DONE, but is RUNNING");
      operations.fail(NAME, Status.of(Code.UNAVAILABLE, "down"));

      assertHolds(operation(NAME_TEXT).done());
      assertHolds(operation(NAME_TEXT).failed());
      assertHolds(operation(NAME_TEXT).failed(Code.UNAVAILABLE));
      assertFails(
          operation(NAME_TEXT).failed(Code.ABORTED),
          "expected FAILED with ABORTED, but is FAILED with UNAVAILABLE");
      assertFails(operation(NAME_TEXT).succeeded(), "expected SUCCEEDED, but is FAILED with");
      assertFails(operation(NAME_TEXT).cancelled(), "expected CANCELLED, but is FAILED with");
    }

    @Test
    void thatCannotBeIsRefused() {
      assertThatThrownBy(() -> operation(NAME_TEXT).failed(Code.CANCELLED))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("expect the state CANCELLED");
    }
  }

  @Nested
  class AFailure {
    @Test
    void saysAllThatIsNotAsExpectedAndWhatHappened() {
      operations.start(running());
      time.advance(Duration.ofMillis(120));
      poll(1);

      assertThat(
              failure(operation(NAME_TEXT).polled(atLeast(2)).cancelRequested(once()).succeeded()))
          .isEqualTo(
              """
              The operation is not as expected: projects/p/locations/l/operations/op-1
                polled: expected at least 2 times, but was once
                cancelRequested: expected once, but was never
                state: expected SUCCEEDED, but is RUNNING
              What happened to it, which is RUNNING now:
                +0.000s  STARTED
                +0.120s  POLLED   GetOperation -> RUNNING\
              """);
    }

    @Test
    void ofAnOperationThatIsNotThereNamesThoseThatAre() {
      operations.start(running());

      assertThat(failure(operation("projects/p/locations/l/lakes/a").polled(once())))
          .isEqualTo(
              """
              No operation is known by the name, or on the resource: projects/p/locations/l/lakes/a
              What clients can find, newest first:
                projects/p/locations/l/operations/op-1  RUNNING\
              """);
    }

    @Test
    void whereThereIsNothingSaysSo() {
      assertThat(failure(operation(NAME_TEXT))).endsWith("\nWhat clients can find: nothing.");
    }

    @Test
    void namesTheTimeThatItWasGiven() {
      TestOperations inRealTime =
          new TestOperations(
              new Store(TimeSource.system()), new IdGenerator(new Random(1)), Effects.NONE);
      inRealTime.start(running());
      Expectation expectation = operation(NAME_TEXT).done().within(Duration.ofMillis(1));

      assertThat(new Verifier(inRealTime.controls(), null).failure(expectation).orElseThrow())
          .startsWith("The operation is not as expected, not within 0.001s: ");
    }

    @Test
    void saysThatItWasInterrupted() {
      operations.start(running());
      Expectation expectation = operation(NAME_TEXT).done().within(Duration.ofDays(1));

      Thread.currentThread().interrupt();
      String failure = failure(expectation);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure)
          .startsWith("The operation is not as expected, not until this thread was interrupted: ");
    }

    @Test
    void refusesATimeThatIsLongerThanADayInWhateverUnit() {
      for (TimeUnit unit : TimeUnit.values()) {
        assertThatThrownBy(() -> operation(NAME_TEXT).within(Long.MAX_VALUE, unit))
            .isInstanceOf(InvalidArgumentException.class)
            .hasMessageContaining("is out of bounds; use from \"0s\" to \"86400s\"");
      }
    }
  }

  @Test
  void confinedToAScopeLooksNowhereElse() {
    operations.start(running());
    Verifier elsewhere = new Verifier(operations.controls(), "projects/q");

    assertThatThrownBy(() -> elsewhere.failure(operation(NAME_TEXT)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("lies outside the scope \"projects/q\"");
    assertThat(elsewhere.failure(operation("projects/q/lakes/a")).orElseThrow())
        .endsWith("\nWhat clients can find in projects/q: nothing.");
  }

  @Test
  void timeThatIsDueAlreadyIsSeen() {
    operations.start(running().doneAfter(time(Duration.ofSeconds(1))));
    time.advance(Duration.ofSeconds(1));

    assertHolds(operation(NAME_TEXT).succeeded());
  }

  private void poll(int times) {
    for (int i = 0; i < times; i++) {
      operations.get(NAME, GET);
    }
  }

  private void assertHolds(Expectation expectation) {
    assertThat(new Verifier(operations.controls(), null).failure(expectation)).isEmpty();
  }

  private void assertFails(Expectation expectation, String part) {
    assertThat(failure(expectation)).contains(part);
  }

  private String failure(Expectation expectation) {
    return new Verifier(operations.controls(), null).failure(expectation).orElseThrow();
  }
}
