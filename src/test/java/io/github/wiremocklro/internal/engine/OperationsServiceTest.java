package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.TestScripts.EMPTY_MESSAGE;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of google.longrunning.Operations, but for CancelOperation. */
class OperationsServiceTest {
  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class StartOfAnOperation {

    @Test
    void answersWithARunningOperationOfTheGivenName() {
      assertThat(operations.start(running()))
          .isEqualTo(new Operation(NAME, null, false, null, null));
    }

    @Test
    void generatesAnIdBelowTheParent() {
      OperationName name = operations.start(operation().parent(PARENT)).name();

      assertThat(name.parent()).isEqualTo(PARENT);
      assertThat(operations.get(name).name()).isEqualTo(name);
    }

    /** longrunning.yaml: a method may answer with an operation that is done. */
    @Test
    void answersWithADoneOperationWhereNoPollIsNeeded() {
      Operation started =
          operations.start(
              operation().name(NAME.toString()).response(LAKE).doneAfter(After.polls(0)));

      assertThat(started).isEqualTo(new Operation(NAME, null, true, null, LAKE));
    }

    @Test
    void answersWithADoneOperationWhereNoTimeIsNeeded() {
      Operation started =
          operations.start(operation().name(NAME.toString()).doneAfter(After.time(Duration.ZERO)));

      assertThat(started.done()).isTrue();
    }

    @Test
    void isRefusedWhereTheNameIsTaken() {
      operations.start(running().response(LAKE));

      assertThat(codeOf(() -> operations.start(running()))).isEqualTo(Code.ALREADY_EXISTS);
      assertThat(operations.complete(NAME, null).response()).isEqualTo(LAKE);
    }

    @Test
    void withoutANameOrAParentIsOfTheTopLevel() {
      OperationName missing = operations.start(operation()).name();
      OperationName empty = operations.start(operation().parent("")).name();

      assertThat(missing.text()).startsWith("operations/operation-");
      assertThat(empty.text()).startsWith("operations/operation-");
      assertThat(operations.list("", PageRequest.FIRST).items())
          .extracting(Operation::name)
          .containsExactly(empty, missing);
    }

    /** The two have to be in one scope. */
    @Test
    void ofAResourceIsRefusedWithoutANameOrAParent() {
      ResourceChange delete = ResourceChange.delete(PARENT + "/lakes/a");

      assertThatThrownBy(() -> operations.start(operation().resource(delete)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "operation.name: null is missing; give a name, or a parent such as"
                  + " \"projects/p/locations/l\" for a generated one");
    }

    /** Design rule 13. */
    @Test
    void thatOnlyValidatesIsDoneAtOnceAndIsNotStored() {
      Operation answer =
          operations.start(running().response(LAKE).doneAfter(After.never()).validateOnly(true));

      assertThat(answer.done()).isTrue();
      assertThat(answer.response()).isEqualTo(LAKE);
      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.list(PARENT, PageRequest.FIRST).items()).isEmpty();
      assertThat(operations.start(running()).name()).isEqualTo(NAME);
    }

    /** Design rule 13: a scripted failure is one of the work, which a validation does not do. */
    @Test
    void thatOnlyValidatesDoesNotFailAsTheWorkWould() {
      Operation answer =
          operations.start(running().error(Code.ABORTED, "lost a race").validateOnly(true));

      assertThat(answer.error()).isNull();
      assertThat(answer.response()).isEqualTo(EMPTY_MESSAGE);
    }

    /** Design rule 13: all checks are made. */
    @Test
    void thatOnlyValidatesFindsANameThatIsTaken() {
      operations.start(running());

      assertThat(codeOf(() -> operations.start(running().validateOnly(true))))
          .isEqualTo(Code.ALREADY_EXISTS);
    }
  }

  @Nested
  class GetOperation {

    /** Design rule 10. */
    @Test
    void showsTheNewStateAtThePollThatReachesTheCount() {
      operations.start(operation().name(NAME.toString()).doneAfter(After.polls(3)));

      assertThat(List.of(poll().done(), poll().done(), poll().done(), poll().done()))
          .containsExactly(false, false, true, true);
    }

    @Test
    void isDoneAtTheSecondPollByDefault() {
      operations.start(operation().name(NAME.toString()));

      assertThat(List.of(poll().done(), poll().done())).containsExactly(false, true);
    }

    /** operations.proto: exactly one of error and response is set once it is done. */
    @Test
    void showsTheErrorOfAFailedOperationAndNoResponse() {
      operations.start(
          operation()
              .name(NAME.toString())
              .error(Code.ABORTED, "lost a race")
              .doneAfter(After.polls(1)));

      assertThat(poll())
          .isEqualTo(new Operation(NAME, null, true, Status.of(Code.ABORTED, "lost a race"), null));
    }

    /** operations.proto, response: Empty where the method returns no data. */
    @Test
    void showsAnEmptyMessageWhereTheScriptHasNoResult() {
      operations.start(operation().name(NAME.toString()).doneAfter(After.polls(1)));

      assertThat(poll().response()).isEqualTo(EMPTY_MESSAGE);
    }

    @Test
    void neverShowsAnEndThatDoesNotComeByItself() {
      operations.start(running());
      operations.advanceClock(null, Duration.ofDays(365));

      assertThat(poll().done()).isFalse();
    }

    @Test
    void doesNotFindWhatWasNeverStarted() {
      assertThat(codeOf(OperationsServiceTest.this::poll)).isEqualTo(Code.NOT_FOUND);
    }
  }

  @Nested
  class ListOperations {

    /** Design rule 5: times tie on a frozen clock. */
    @Test
    void ordersByStartWithTheNewestFirst() {
      operations.freezeClock(null);
      start("b", "c", "a");

      assertThat(ids(operations.list(PARENT, PageRequest.FIRST))).containsExactly("a", "c", "b");
    }

    /** Design rule 10. */
    @Test
    void isNoPoll() {
      operations.start(operation().name(NAME.toString()).doneAfter(After.polls(1)));
      operations.list(PARENT, PageRequest.FIRST);

      Page<Operation> second = operations.list(PARENT, PageRequest.FIRST);

      assertThat(second.items()).extracting(Operation::done).containsExactly(false);
    }

    /** Design rule 10: for a watcher of the list, time passes. */
    @Test
    void seesTimePass() {
      operations.start(
          operation().name(NAME.toString()).doneAfter(After.time(Duration.ofMinutes(1))));
      time.advance(Duration.ofMinutes(1));

      Page<Operation> page = operations.list(PARENT, PageRequest.FIRST);

      assertThat(page.items()).extracting(Operation::done).containsExactly(true);
    }

    @Test
    void showsThoseDirectlyBelowTheParentOnly() {
      start("here");
      operations.start(operation().parent("projects/p/locations/elsewhere"));
      operations.start(operation().parent("projects/q/locations/l"));
      operations.start(operation().parent(PARENT + "/lakes/a"));

      assertThat(ids(operations.list(PARENT, PageRequest.FIRST))).containsExactly("here");
    }

    @Test
    void isEmptyWhereNothingWasStarted() {
      assertThat(operations.list(PARENT, PageRequest.FIRST)).isEqualTo(new Page<>(List.of(), ""));
    }

    @Test
    void givesPagesThatMissAndRepeatNothing() {
      start("a", "b", "c", "d", "e");

      List<String> seen = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      String token = "";
      do {
        Page<Operation> page = operations.list(PARENT, new PageRequest(2, token));
        seen.addAll(ids(page));
        sizes.add(page.items().size());
        token = page.nextPageToken();
      } while (!token.isEmpty());

      assertThat(seen).containsExactly("e", "d", "c", "b", "a");
      assertThat(sizes).containsExactly(2, 2, 1);
    }

    /** AIP-158: only an empty token ends the list, so a full last page must not promise more. */
    @Test
    void endsWithAFullPage() {
      start("a", "b");

      assertThat(operations.list(PARENT, new PageRequest(2, "")).nextPageToken()).isEmpty();
    }

    @Test
    void isNotMovedByWhatComesAndGoesBetweenPages() {
      start("a", "b", "c", "d");
      Page<Operation> first = operations.list(PARENT, new PageRequest(2, null));

      start("e");
      operations.delete(OperationName.parse(PARENT + "/operations/c"));

      assertThat(ids(operations.list(PARENT, new PageRequest(2, first.nextPageToken()))))
          .containsExactly("b", "a");
    }

    /** AIP-158: a changed page size is honoured. */
    @Test
    void takesAnotherPageSizeWithAToken() {
      start("a", "b", "c", "d");
      String token = operations.list(PARENT, new PageRequest(1, null)).nextPageToken();

      assertThat(ids(operations.list(PARENT, new PageRequest(3, token))))
          .containsExactly("c", "b", "a");
    }

    /** What a client has left of a list that is no more is no list that has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"projects/p", "everything"})
    void refusesATokenFromBeforeAReset(String scope) {
      start("a", "b", "c");
      PageRequest next =
          new PageRequest(1, operations.list(PARENT, new PageRequest(1, null)).nextPageToken());
      PageRequest nextRecords =
          new PageRequest(
              1, operations.records("projects/p", new PageRequest(1, null)).nextPageToken());
      operations.reset(scope.equals("everything") ? null : scope);

      assertThat(codeOf(() -> operations.list(PARENT, next))).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(codeOf(() -> operations.records("projects/p", nextRecords)))
          .isEqualTo(Code.INVALID_ARGUMENT);
      start("a", "b", "c");
      assertThat(codeOf(() -> operations.list(PARENT, next))).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(codeOf(() -> operations.records("projects/p", nextRecords)))
          .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void refusesATokenOfAllRecordsFromBeforeTheResetOfAllButNotOfOneScope() {
      start("a", "b", "c");
      operations.start(operation().parent("projects/q"));
      PageRequest next =
          new PageRequest(5, operations.records(null, new PageRequest(2, null)).nextPageToken());

      operations.reset("projects/q");
      assertThat(operations.records(null, next).items()).hasSize(2);

      operations.reset(null);
      start("a", "b", "c");
      assertThat(codeOf(() -> operations.records(null, next))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void takesATokenThoughTheClockWasMovedAndOtherScopesWereReset() {
      start("a", "b", "c");
      PageRequest next =
          new PageRequest(5, operations.list(PARENT, new PageRequest(1, null)).nextPageToken());

      operations.advanceClock(null, Duration.ofDays(1));
      operations.freezeClock("projects/p");
      operations.reset("projects/q");

      assertThat(ids(operations.list(PARENT, next))).containsExactly("b", "a");
    }

    /** AIP-158: other changed arguments are not. */
    @Test
    void refusesTheTokenOfAnotherParent() {
      start("a", "b");
      String token = operations.list(PARENT, new PageRequest(1, null)).nextPageToken();
      PageRequest request = new PageRequest(1, token);

      assertThat(codeOf(() -> operations.list("projects/p/locations/m", request)))
          .isEqualTo(Code.INVALID_ARGUMENT);
    }
  }

  private Operation poll() {
    return operations.get(NAME);
  }

  private void start(String... ids) {
    for (String id : ids) {
      operations.start(operation().name(PARENT + "/operations/" + id));
    }
  }

  private static List<String> ids(Page<Operation> page) {
    return page.items().stream().map(operation -> operation.name().id()).toList();
  }
}
