package io.github.wiremocklro.verification;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Lint.polledAfterDone;
import static io.github.wiremocklro.verification.Lint.polledFasterThan;
import static io.github.wiremocklro.verification.Times.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.Effects;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.internal.verification.Verifier;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a history leaves out is counted all the same. */
class LongHistoriesTest {
  private static final RpcRequest GET = new RpcRequest("GetOperation", "");
  private static final RpcRequest CANCEL = new RpcRequest("CancelOperation", "");
  private static final RpcRequest DELETE = new RpcRequest("DeleteOperation", "");

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Test
  void callsAreCountedWhateverTheyWereAnswered() {
    Fault fault = Fault.onDelete(error(Code.UNAVAILABLE, "down")).from(1).times(500);
    operations.start(running().onCancel(OnCancel.refused()).fault(fault));
    for (int i = 0; i < 500; i++) {
      poll(2);
      operations.cancel(NAME, CANCEL);
      operations.delete(NAME, DELETE);
    }

    Expectation all =
        operation(NAME.toString())
            .polled(times(1_000))
            .cancelRequested(times(500))
            .deleteRequested(times(500));

    assertThat(failure(all)).isEmpty();
    assertThat(failure(all.polled(times(999))))
        .contains("polled: expected 999 times, but was 1000");
    operations.delete(NAME, DELETE);
    assertThat(failure(all.deleteRequested(times(501)).deleted())).as("of one gone").isEmpty();
  }

  @Test
  void pollsAfterTheEndAreCounted() {
    operations.start(running().doneAfter(polls(300)));
    poll(5_000);

    assertThat(failure(operation(NAME.toString()).notPolledAfterDone()))
        .contains("after the client was shown the end, but it polled 4700 times")
        .contains("... and ");
    assertThat(lint(polledAfterDone())).contains("it polled 4700 times");
  }

  @Test
  void thePaceIsHeldAgainstTheOneFastPollThatIsLeftOut() {
    operations.start(running());
    poll(1_000);
    time.advance(Duration.ofMillis(40));
    operations.get(NAME, GET);
    poll(1_000);

    assertThat(lint(polledFasterThan(Duration.ofMillis(40)))).isEmpty();
    assertThat(lint(polledFasterThan(Duration.ofMillis(41))))
        .contains("but it was less at least once, once only 0.040s");
  }

  @Test
  void howManyPollsWereTooFastIsExactWhereAllAreThere() {
    operations.start(running());
    poll(500);

    assertThat(lint(polledFasterThan(Duration.ofSeconds(2))))
        .contains("but it was less 499 times, once only 1.000s");
    poll(500);
    assertThat(lint(polledFasterThan(Duration.ofSeconds(2))))
        .containsPattern("but it was less at least [45]\\d\\d times, once only 1.000s");
  }

  /** Once a second. */
  private void poll(int times) {
    for (int i = 0; i < times; i++) {
      time.advance(Duration.ofSeconds(1));
      operations.get(NAME, GET);
    }
  }

  private String failure(Expectation expectation) {
    return new Verifier(operations.controls(), null).failure(expectation).orElse("");
  }

  private String lint(Lint lint) {
    return LintReport.of(operations.everyRecord(null), List.of(lint)).message();
  }
}
