package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static io.github.wiremocklro.internal.engine.TestScripts.DATAPLEX_METADATA;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds where every call that there is meets on one operation. Each ending that is possible
 * has a result of its own, so that the result tells who brought it about.
 */
@Timeout(600)
@Tag("slow")
class EveryCallAtOnceTest {
  private static final int ROUNDS = 400;
  private static final JsonObject COMPLETED = LAKE.with("displayName", "completed by the test");
  private static final Status FAILED = Status.of(Code.DATA_LOSS, "failed by the test");

  private final Race race = new Race();
  private final Random random = new Random(1);
  private final TestOperations operations =
      new TestOperations(
          Stores.ofDataplex(TimeSource.system()), new IdGenerator(new Random(1)), Effects.NONE);

  @AfterEach
  void endThreads() {
    race.close();
  }

  /** What the scripts say. */
  enum Fate {
    CANCELLED_AT_ONCE(never(), cancelled()),
    CANCELLED_AT_ONCE_OR_DONE(polls(2), cancelled()),
    CANCELLED_LATER(never(), cancelled().after(polls(1))),
    CANCELLED_LATER_OR_DONE(polls(2), cancelled().after(polls(1))),
    COMPLETES_DESPITE_CANCEL(never(), completes().after(polls(1))),
    COMPLETES_DESPITE_CANCEL_OR_DONE(polls(2), completes().after(polls(1))),
    CANCEL_REFUSED(never(), refused()),
    CANCEL_REFUSED_OR_DONE(polls(2), refused());

    private final After doneAfter;
    private final OnCancel onCancel;

    Fate(After doneAfter, OnCancel onCancel) {
      this.doneAfter = doneAfter;
      this.onCancel = onCancel;
    }

    OperationScript script(OperationName name) {
      return OperationScript.operation()
          .name(name.toString())
          .metadata(DATAPLEX_METADATA)
          .response(LAKE)
          .doneAfter(doneAfter)
          .onCancel(onCancel);
    }
  }

  /** Design rules 3, 6, 7, 8 and 10. */
  @ParameterizedTest
  @EnumSource
  void leaveOneResultAndOneHistory(Fate fate) {
    for (int round = 0; round < ROUNDS; round++) {
      OperationName name = new OperationName(PARENT, "race-" + round);
      operations.start(fate.script(name));
      List<Caller> callers = callers(name);
      List<Callable<Caller>> calls = new ArrayList<>();
      callers.forEach(caller -> calls.add(caller::call));
      // Who is the last to be ready is the first to run.
      Collections.shuffle(calls, random);

      race.run(calls);

      OperationRecord end = operations.record(name);
      assertThat(callers).allSatisfy(caller -> caller.assertSawPartOf(end));
      assertHistory(end, callers);
      assertResult(end, fate, callers);
      assertGone(name);
    }
  }

  private List<Caller> callers(OperationName name) {
    Caller cancel = new Caller("cancel", () -> nothing(() -> operations.cancel(name)));
    Caller delete =
        new Caller(
            "delete",
            () -> {
              operations.delete(name);
              assertGone(name);
              return List.of();
            });
    Caller list = new Caller("list", () -> operations.list(PARENT, PageRequest.FIRST).items());
    Caller complete = new Caller("complete", () -> List.of(operations.complete(name, COMPLETED)));
    Caller fail = new Caller("fail", () -> List.of(operations.fail(name, FAILED)));
    List<Caller> callers = new ArrayList<>(List.of(cancel, delete, complete, fail, list.times(4)));
    for (int i = 0; i < 3; i++) {
      callers.add(new Caller("get", () -> List.of(operations.get(name))).times(3));
    }
    callers.add(recorder(name));
    return callers;
  }

  private Caller recorder(OperationName name) {
    List<Event> latest = new ArrayList<>();
    return new Caller(
            "record",
            () -> {
              OperationRecord record = operations.record(name);
              assertThat(Collections.indexOfSubList(record.history(), latest))
                  .as("what was, stays")
                  .isZero();
              assertThat(ofType(record.history(), Event.Type.DONE))
                  .hasSize(record.operation().done() ? 1 : 0);
              latest.clear();
              latest.addAll(record.history());
              return List.of(record.operation());
            })
        .times(4);
  }

  private static void assertHistory(OperationRecord end, List<Caller> callers) {
    List<Event> history = end.history();
    assertThat(history.get(0).type()).isEqualTo(Event.Type.STARTED);
    assertThat(ofType(history, Event.Type.STARTED)).hasSize(1);
    assertThat(ofType(history, Event.Type.DONE)).hasSize(end.operation().done() ? 1 : 0);
    assertThat(ofType(history, Event.Type.DELETED)).hasSize(1);
    assertThat(ofType(history, Event.Type.POLLED)).hasSize(count(callers, "get", "OK"));
    List<Event> cancels = ofType(history, Event.Type.CANCEL_REQUESTED);
    assertThat(cancels).hasSize(1 - count(callers, "cancel", "NOT_FOUND"));
    assertThat(cancels)
        .filteredOn(event -> event.error() == null)
        .hasSize(count(callers, "cancel", "OK"));
    assertThat(history).extracting(Event::time).isSorted();
    List<Event> afterDelete =
        history.subList(
            history.indexOf(ofType(history, Event.Type.DELETED).get(0)) + 1, history.size());
    assertThat(afterDelete).as("its end at the most").allMatch(e -> e.type() == Event.Type.DONE);
  }

  private static void assertResult(OperationRecord end, Fate fate, List<Caller> callers) {
    Operation operation = end.operation();
    boolean completed = COMPLETED.equals(operation.response());
    boolean failed = FAILED.equals(operation.error());
    assertThat(count(callers, "complete", "OK")).isEqualTo(completed ? 1 : 0);
    assertThat(count(callers, "fail", "OK")).isEqualTo(failed ? 1 : 0);

    boolean cancelAccepted = cancelAcceptedWhileRunning(end.history());
    assertThat(operation.metadata())
        .isNotNull()
        .satisfies(m -> assertThat(m.get("requestedCancellation")).isEqualTo(cancelAccepted));
    if (fate.onCancel.outcome() == OnCancel.Outcome.REFUSED) {
      assertThat(cancelAccepted).isFalse();
    }
    if (completed || failed) {
      boolean atOnce = fate.onCancel.equals(cancelled());
      assertThat(cancelAccepted && atOnce).as("a cancel is lost").isFalse();
    } else if (cancelAccepted) {
      boolean cancels = fate.onCancel.outcome() == OnCancel.Outcome.CANCELLED;
      assertThat(operation.done()).as("a cancel, and a delete: nothing to wait for").isTrue();
      assertThat(operation.error())
          .isEqualTo(cancels ? OnCancel.defaultError(OnCancel.Outcome.CANCELLED) : null);
      assertThat(operation.response()).isEqualTo(cancels ? null : LAKE);
    } else {
      boolean endsByItself = fate.doneAfter instanceof After.Polls;
      assertThat(operation.error()).isNull();
      assertThat(operation.response()).isEqualTo(endsByItself ? LAKE : null);
    }
  }

  private static boolean cancelAcceptedWhileRunning(List<Event> history) {
    for (Event event : history) {
      if (event.type() == Event.Type.DONE) {
        return false;
      }
      if (event.type() == Event.Type.CANCEL_REQUESTED && event.error() == null) {
        return true;
      }
    }
    return false;
  }

  private void assertGone(OperationName name) {
    assertThat(
            List.of(
                answerOf(() -> operations.get(name)),
                answerOf(() -> operations.cancel(name)),
                answerOf(() -> operations.delete(name))))
        .as("after the delete")
        .containsOnly("NOT_FOUND");
    assertThat(operations.list(PARENT, PageRequest.FIRST).items())
        .extracting(Operation::name)
        .doesNotContain(name);
  }

  private static List<Operation> nothing(Runnable call) {
    call.run();
    return List.of();
  }

  private static List<Event> ofType(List<Event> history, Event.Type type) {
    return history.stream().filter(event -> event.type() == type).toList();
  }

  private static int count(List<Caller> callers, String what, String answer) {
    return callers.stream()
        .filter(caller -> caller.what.equals(what))
        .mapToInt(caller -> Collections.frequency(caller.answers, answer))
        .sum();
  }

  /** One thread: what it calls, and what it is answered. */
  private static final class Caller {
    private final String what;
    private final Supplier<List<Operation>> call;
    private final List<String> answers = new ArrayList<>();
    private final List<Operation> seen = new ArrayList<>();
    private int times = 1;

    Caller(String what, Supplier<List<Operation>> call) {
      this.what = what;
      this.call = call;
    }

    Caller times(int times) {
      this.times = times;
      return this;
    }

    Caller call() {
      for (int i = 0; i < times; i++) {
        answers.add(answerOf(() -> seen.addAll(call.get())));
      }
      return this;
    }

    void assertSawPartOf(OperationRecord end) {
      assertThat(seen).extracting(Operation::done).as("%s: done stays", what).isSorted();
      assertThat(seen)
          .as("%s: one result", what)
          .allMatch(operation -> !operation.done() || operation.equals(end.operation()))
          .allMatch(operation -> operation.done() || hasNoResult(operation));
      assertThat(answers).isSubsetOf("OK", "NOT_FOUND", "FAILED_PRECONDITION");
      assertThat(answers.stream().map("NOT_FOUND"::equals).toList())
          .as("%s: gone stays", what)
          .isSorted();
      switch (what) {
        case "delete", "list", "record" -> assertThat(answers).containsOnly("OK");
        case "get" -> assertThat(answers).doesNotContain("FAILED_PRECONDITION");
        default -> assertThat(answers).hasSize(1);
      }
    }

    private static boolean hasNoResult(Operation operation) {
      return operation.response() == null && operation.error() == null;
    }
  }
}
