package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.StartPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds however calls on operations meet. */
@Timeout(600)
@Tag("slow")
class OperationsServiceConcurrencyTest {
  private static final int ROUNDS = 500;

  private final Race race = new Race();
  private final TestOperations operations =
      new TestOperations(
          new Store(TimeSource.system()), new IdGenerator(new Random(1)), Effects.NONE);

  @AfterEach
  void endThreads() {
    race.close();
  }

  @Nested
  class OneOperation {

    /** Design rule 8, and rule 6: an accepted cancel is never lost. */
    @Test
    void hasOneResultThatEachThreadSees() {
      for (int round = 0; round < ROUNDS; round++) {
        OperationName name = start(running().response(LAKE), round);
        List<Operation> seen = Collections.synchronizedList(new ArrayList<>());

        List<String> answers =
            race.run(
                () -> answerOf(() -> operations.cancel(name)),
                () -> answerOf(() -> seen.add(operations.complete(name, null))),
                () -> answerOf(() -> seen.add(operations.fail(name, null))),
                () -> observe(name, seen),
                () -> observe(name, seen));

        List<Event> history = operations.record(name).history();
        Operation end = operations.get(name);
        List<Event> ends = ofType(history, Event.Type.DONE);
        assertThat(answers.get(0)).isEqualTo("OK");
        assertThat(ends).extracting(Event::error).containsExactly(end.error());
        assertThat(seen).filteredOn(Operation::done).allMatch(end::equals);
        boolean cancelWasFirst =
            history.indexOf(ofType(history, Event.Type.CANCEL_REQUESTED).get(0))
                < history.indexOf(ends.get(0));
        assertThat(answers.subList(1, 3))
            .as("one ending wins: the cancel, or one of the commands")
            .containsExactlyInAnyOrder(
                "FAILED_PRECONDITION", cancelWasFirst ? "FAILED_PRECONDITION" : "OK");
        assertThat(end.error() != null && end.error().code() == Code.CANCELLED)
            .isEqualTo(cancelWasFirst);
      }
    }

    @Test
    void neverTurnsBackFromDone() {
      for (int round = 0; round < ROUNDS; round++) {
        OperationName name = start(running().onCancel(OnCancel.cancelled().after(polls(4))), round);

        List<List<Boolean>> observed =
            race.run(
                () -> observe(name),
                () -> observe(name),
                () -> {
                  operations.cancel(name);
                  return observe(name);
                });

        assertThat(observed)
            .allSatisfy(dones -> assertThat(dones).isSorted())
            .anySatisfy(dones -> assertThat(dones).contains(true));
        assertThat(operations.record(name).state()).isEqualTo(OperationState.CANCELLED);
      }
    }

    /** Design rule 10: no poll is lost, and exactly one brings about the end. */
    @Test
    void countsEachPoll() {
      for (int round = 0; round < ROUNDS; round++) {
        OperationName name = start(operation().doneAfter(polls(4)), round);

        List<Boolean> dones = race.run(Collections.nCopies(6, () -> operations.get(name).done()));

        assertThat(dones).filteredOn(done -> !done).hasSize(3);
        assertThat(operations.record(name).history())
            .extracting(Event::type)
            .containsExactly(
                Event.Type.STARTED,
                Event.Type.POLLED,
                Event.Type.POLLED,
                Event.Type.POLLED,
                Event.Type.POLLED,
                Event.Type.DONE,
                Event.Type.POLLED,
                Event.Type.POLLED);
      }
    }

    @Test
    void isDeletedOnceAndNotedNothingAfterwards() {
      for (int round = 0; round < ROUNDS; round++) {
        OperationName name = start(running(), round);

        List<String> answers =
            race.run(
                () -> answerOf(() -> operations.delete(name)),
                () -> answerOf(() -> operations.delete(name)),
                () -> answerOf(() -> operations.get(name)),
                () -> answerOf(() -> operations.cancel(name)));

        List<Event.Type> types =
            operations.record(name).history().stream().map(Event::type).toList();
        assertThat(answers.subList(0, 2)).containsExactlyInAnyOrder("OK", "NOT_FOUND");
        assertThat(types).endsWith(Event.Type.DELETED);
        assertThat(types.contains(Event.Type.POLLED)).isEqualTo(answers.get(2).equals("OK"));
        assertThat(types.contains(Event.Type.CANCEL_REQUESTED))
            .isEqualTo(answers.get(3).equals("OK"));
      }
    }
  }

  @Nested
  class Starts {

    @Test
    void ofOneNameHaveOneWinner() {
      for (int round = 0; round < ROUNDS; round++) {
        String name = name(round).toString();

        List<String> answers =
            race.run(
                Collections.nCopies(
                    4, () -> answerOf(() -> operations.start(operation().name(name)))));

        assertThat(answers)
            .containsExactlyInAnyOrder("OK", "ALREADY_EXISTS", "ALREADY_EXISTS", "ALREADY_EXISTS");
      }
    }

    /** Design rule 17. */
    @Test
    void useAnArmedScriptExactlyAsOftenAsSaid() {
      OperationScript done = operation().doneAfter(polls(0));
      for (int round = 0; round < ROUNDS; round++) {
        operations.arm(new ArmedScript("id", null, StartPattern.any().times(3), done));

        List<Boolean> dones =
            race.run(
                Collections.nCopies(6, () -> operations.start(operation().parent(PARENT)).done()));

        assertThat(dones).filteredOn(isDone -> isDone).hasSize(3);
      }
    }

    @Test
    void useNoTurnThatAnotherWouldHaveUsedButForItsFailure() {
      OperationScript done = operation().doneAfter(polls(0));
      OperationScript taken = operation().name(NAME.toString());
      operations.start(taken);
      for (int round = 0; round < ROUNDS; round++) {
        operations.arm(new ArmedScript("id", null, StartPattern.any().times(2), done));

        List<String> answers =
            race.run(
                () -> answerOf(() -> operations.start(taken)),
                () -> String.valueOf(operations.start(operation().parent(PARENT)).done()),
                () -> answerOf(() -> operations.start(taken)),
                () -> String.valueOf(operations.start(operation().parent(PARENT)).done()));

        assertThat(answers).containsExactly("ALREADY_EXISTS", "true", "ALREADY_EXISTS", "true");
        assertThat(operations.start(operation().parent(PARENT)).done()).isFalse();
      }
    }

    /** One that only validates leaves no scope behind, but for what another has started in it. */
    @Test
    void inANewScopeTakeItFromNoOther() {
      for (int round = 0; round < 4 * ROUNDS; round++) {
        OperationScript first = operation().parent("projects/%d/locations/l".formatted(round));

        List<Operation> started =
            race.run(
                () -> operations.start(first),
                () -> operations.start(first.validateOnly(true)),
                () -> operations.start(first));

        assertThat(operations.get(started.get(0).name()).done()).isFalse();
        assertThat(operations.get(started.get(2).name()).done()).isFalse();
      }
    }
  }

  /** Design rule 16: a request is wholly before or wholly after a reset. */
  @Nested
  class AReset {

    @Test
    void makesOtherCallsFailWithNotFoundOnly() {
      for (int round = 0; round < ROUNDS; round++) {
        OperationName name = start(running(), round);
        String scope = round % 2 == 0 ? null : NAME.scope();

        List<String> answers =
            race.run(
                () -> answerOf(() -> operations.reset(scope)),
                () -> answerOf(() -> operations.get(name)),
                () -> answerOf(() -> operations.cancel(name)),
                () -> answerOf(() -> operations.start(operation().parent(PARENT))),
                () -> answerOf(() -> operations.list(PARENT, PageRequest.FIRST)),
                () -> answerOf(() -> operations.freezeClock(scope)));

        assertThat(answers).isSubsetOf("OK", "NOT_FOUND");
        assertThat(List.of(answers.get(0), answers.get(3), answers.get(4), answers.get(5)))
            .containsOnly("OK");
        assertThat(answerOf(() -> operations.get(name))).isEqualTo("NOT_FOUND");
        operations.reset(null);
      }
    }

    /**
     * A start that is before it has the script that was armed, and is gone afterwards; one that is
     * after it has neither.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesAnArmedScriptAndWhatStartedWithIt(boolean inANewScope) {
      OperationScript done = operation().doneAfter(polls(0));
      for (int round = 0; round < 4 * ROUNDS; round++) {
        operations.reset(null);
        if (!inANewScope) {
          operations.freezeClock(NAME.scope());
        }
        operations.arm(new ArmedScript("id", NAME.scope(), StartPattern.any(), done));

        List<Operation> started =
            race.run(
                () -> {
                  operations.reset(NAME.scope());
                  return null;
                },
                () -> operations.start(operation().parent(PARENT)));

        boolean armed = started.get(1).done();
        OperationName name = started.get(1).name();
        assertThat(answerOf(() -> operations.record(name))).isEqualTo(armed ? "NOT_FOUND" : "OK");
      }
    }
  }

  /** Design rule 1. */
  @Test
  void theClockOfAScopeNeverGoesBackWhenItIsFrozen() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      String scope = "projects/" + round;

      List<Boolean> forward =
          race.run(
              () -> readsOfTheClock(scope, 200),
              () -> readsOfTheClock(scope, 200),
              () -> {
                operations.freezeClock(scope);
                return readsOfTheClock(scope, 10);
              });

      assertThat(forward).containsOnly(true);
    }
  }

  /** Returns whether the clock of a scope never went back from one read to the next. */
  private boolean readsOfTheClock(String scope, int count) {
    Instant latest = Instant.MIN;
    for (int i = 0; i < count; i++) {
      Instant now = operations.clock(scope).time();
      if (now.isBefore(latest)) {
        return false;
      }
      latest = now;
    }
    return true;
  }

  private OperationName start(OperationScript script, int round) {
    return operations.start(script.name(name(round).toString())).name();
  }

  private static OperationName name(int round) {
    return new OperationName(PARENT, "race-" + round);
  }

  private String observe(OperationName name, List<Operation> seen) {
    for (int i = 0; i < 5; i++) {
      seen.add(operations.get(name));
    }
    return "OK";
  }

  private List<Boolean> observe(OperationName name) {
    return Stream.generate(() -> operations.get(name).done()).limit(5).toList();
  }

  private static List<Event> ofType(List<Event> history, Event.Type type) {
    return history.stream().filter(event -> event.type() == type).toList();
  }
}
