package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Operation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ListOperations with a filter, and with a wildcard in the parent. */
class FilteredListTest {
  private static final String PARENT = "projects/p/locations/l";

  /** Operations whose id begins with x. */
  private static final OperationFilter XS =
      new OperationFilter("xs", (operation, work) -> operation.name().id().startsWith("x"));

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  @Test
  void showsWhatMatches() {
    start("x1", "a", "x2", "b");

    assertThat(operations.list(PARENT, XS, PageRequest.FIRST))
        .satisfies(page -> assertThat(ids(page)).containsExactly("x2", "x1"))
        .satisfies(page -> assertThat(page.nextPageToken()).isEmpty());
  }

  @Test
  void givesFullPagesOfWhatMatchesAndNoEmptyOneAtTheEnd() {
    start("b", "x1", "x2", "a", "x3", "c", "x4", "d");

    Page<Operation> first = operations.list(PARENT, XS, new PageRequest(2, null));
    Page<Operation> second = operations.list(PARENT, XS, new PageRequest(2, first.nextPageToken()));

    assertThat(ids(first)).containsExactly("x4", "x3");
    assertThat(ids(second)).containsExactly("x2", "x1");
    assertThat(second.nextPageToken()).isEmpty();
  }

  /** AIP-158: fewer results than asked for, or none, with a token, are no end. */
  @Test
  void looksAtSoManyAPageAndNotAtAll() {
    start("x1");
    for (int i = 0; i < 15_000; i++) {
      start("a" + i);
    }

    Page<Operation> first = operations.list(PARENT, XS, PageRequest.FIRST);
    Page<Operation> second = operations.list(PARENT, XS, new PageRequest(0, first.nextPageToken()));

    assertThat(first.items()).isEmpty();
    assertThat(ids(second)).containsExactly("x1");
    assertThat(second.nextPageToken()).isEmpty();
  }

  /** AIP-158: arguments other than the page size must not change. */
  @Test
  void bindsTheTokenToTheFilter() {
    start("x1", "x2");
    String token = operations.list(PARENT, XS, new PageRequest(1, null)).nextPageToken();
    PageRequest next = new PageRequest(1, token);

    assertThat(ids(operations.list(PARENT, XS, next))).containsExactly("x1");
    assertThat(codeOf(() -> operations.list(PARENT, next))).isEqualTo(Code.INVALID_ARGUMENT);
    OperationFilter other = new OperationFilter("x", XS.matches());
    assertThat(codeOf(() -> operations.list(PARENT, other, next))).isEqualTo(Code.INVALID_ARGUMENT);
    OperationFilter shifted = new OperationFilter("s", XS.matches());
    assertThat(codeOf(() -> operations.list(PARENT + "x", shifted, next)))
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  /** AIP-159. */
  @Test
  void readsAllLocationsOfAProject() {
    start("a");
    operations.start(operation().name("projects/p/locations/m/operations/b"));
    operations.start(operation().name("projects/p/locations/m/lakes/x/operations/deeper"));
    operations.start(operation().name("projects/p/regions/m/operations/another-collection"));
    operations.start(operation().name("projects/q/locations/l/operations/another-project"));

    Page<Operation> first = operations.list("projects/p/locations/-", new PageRequest(1, null));
    Page<Operation> second =
        operations.list("projects/p/locations/-", new PageRequest(1, first.nextPageToken()));

    assertThat(ids(first)).containsExactly("b");
    assertThat(ids(second)).containsExactly("a");
    assertThat(second.nextPageToken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/-/locations/l", "projects/-/locations/-", "-/p"})
  void readsNotAcrossScopes(String parent) {
    assertThatThrownBy(() -> operations.list(parent, PageRequest.FIRST))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "name: \"%s\" spans several scopes, which share nothing here; keep the wildcard to what"
                + " follows, as in \"projects/p/locations/-\"",
            parent);
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
