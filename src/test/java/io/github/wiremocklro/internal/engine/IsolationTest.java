package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Scopes keep apart, and resets end all. Design rules 15 and 16. */
class IsolationTest {
  private static final OperationName A = OperationName.parse("projects/a/locations/l/operations/1");
  private static final OperationName B = OperationName.parse("projects/b/locations/l/operations/1");

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class Records {

    @Test
    void areThoseOfTheScopeNewestFirst() {
      start("projects/a/locations/l/operations/1");
      start("projects/a/locations/m/operations/2");
      start("projects/b/locations/l/operations/3");

      assertThat(ids("projects/a")).containsExactly("2", "1");
    }

    /** Names of the top level, as accesscontextmanager has them, have no two segments to share. */
    @Test
    void ofTheTopLevelShareAScope() {
      start("operations/1");
      start("operations/2");

      assertThat(ids("operations")).containsExactly("2", "1");
      assertThat(operations.list("", PageRequest.FIRST).items()).hasSize(2);
    }

    @Test
    void areThoseOfAllScopesWithoutOne() {
      start("projects/a/locations/l/operations/1");
      start("projects/b/locations/l/operations/2");
      start("organizations/a/locations/l/operations/3");
      start("projects/a/locations/l/operations/4");

      assertThat(ids(null)).containsExactly("4", "3", "2", "1");
    }

    @Test
    void areNoneInAScopeThatNobodyUsed() {
      assertThat(ids("projects/a")).isEmpty();
    }

    @Test
    void comeInPagesAcrossScopes() {
      start("projects/a/locations/l/operations/1");
      start("projects/b/locations/l/operations/2");
      start("projects/a/locations/l/operations/3");

      Page<OperationRecord> first = operations.records(null, new PageRequest(2, null));
      Page<OperationRecord> second =
          operations.records(null, new PageRequest(2, first.nextPageToken()));

      assertThat(idsOn(first)).containsExactly("3", "2");
      assertThat(idsOn(second)).containsExactly("1");
      assertThat(second.nextPageToken()).isEmpty();
    }

    @Test
    void tellWhatAClientDoesNotSee() {
      OperationScript script =
          OperationScript.operation()
              .name(A.toString())
              .doneAfter(After.polls(7))
              .onCancel(OnCancel.stuck());
      operations.start(script);
      operations.cancel(A);

      OperationRecord record = operations.record(A);

      assertThat(record.script()).isEqualTo(script);
      assertThat(record.state()).isEqualTo(OperationState.CANCELLING);
      assertThat(record.operation().done()).isFalse();
    }
  }

  @Nested
  class ResetOfEverything {

    @Test
    void forgetsTheOperationsOfAllScopes() {
      start(A.toString());
      start(B.toString());
      operations.reset(null);

      assertThat(ids(null)).isEmpty();
      assertThat(codeOf(() -> operations.get(A))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.record(A))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void freesTheNames() {
      start(A.toString());
      operations.reset(null);

      assertThat(operations.start(OperationScript.operation().name(A.toString())).name())
          .isEqualTo(A);
    }
  }

  @Nested
  class ResetOfAScope {

    @Test
    void leavesTheOthersAlone() {
      start(A.toString());
      start(B.toString());
      operations.reset("projects/a");

      assertThat(codeOf(() -> operations.get(A))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.get(B).name()).isEqualTo(B);
    }

    @Test
    void forgetsWhatWasLatestOnATarget() {
      String lake = "projects/a/locations/l/lakes/a";
      operations.start(
          OperationScript.operation()
              .name(A.toString())
              .metadata(TestScripts.DATAPLEX_METADATA.with("target", lake)));
      operations.reset("projects/a");

      assertThat(codeOf(() -> operations.latestOn(lake))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void ofOneThatNobodyUsedDoesNothing() {
      start(A.toString());
      operations.reset("projects/b");

      assertThat(operations.get(A).name()).isEqualTo(A);
    }
  }

  private void start(String name) {
    operations.start(OperationScript.operation().name(name));
  }

  private List<String> ids(@Nullable String scope) {
    return idsOn(operations.records(scope, PageRequest.FIRST));
  }

  private static List<String> idsOn(Page<OperationRecord> page) {
    return page.items().stream().map(record -> record.operation().name().id()).toList();
  }
}
