package io.github.wiremocklro.internal.filter;

import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.Effects;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.SortValue;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.StatusException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No filter keeps the server at work for longer than a moment. */
@Tag("slow")
class FilterCostTest {
  private static final String LONG = "a".repeat(1_040_000);

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  private int started;

  /** Once this took minutes. */
  @ParameterizedTest
  @MethodSource
  void findsALongTextBehindAStarInLongTexts(String filter) {
    start(8, LONG);

    assertThat(list(filter).items()).isEmpty();
  }

  static Stream<String> findsALongTextBehindAStarInLongTexts() {
    return Stream.of("*" + "a".repeat(500) + "b", "*" + "a".repeat(4_000) + "b*")
        .map("response.value=\"%s\""::formatted);
  }

  @Test
  void isRefusedWhereItCostsTooMuchOnAllOfThePageTogether() {
    start(2, LONG);
    String filter = repeated("response.value = \"*ab*\"", 20);
    assertThat(list(filter).items()).isEmpty();

    start(6, LONG);

    assertThatThrownBy(() -> list(filter))
        .isInstanceOf(StatusException.class)
        .hasMessageStartingWith("INVALID_ARGUMENT: filter too costly: ")
        .hasMessageContaining("characters of what is listed. Compare fewer fields,")
        .extracting(e -> ((StatusException) e).reason())
        .isEqualTo("FILTER_TOO_COSTLY");
    assertThat(list("done = true").items()).isNotEmpty();
  }

  @Test
  void anOrderCostsNoMoreOfATextThanCountsInIt() {
    String text = "x".repeat(1_000_000);
    Work work = new Work();

    for (int i = 0; i < 1_000; i++) {
      assertThat(SortValues.of(text, null, work)).isEqualTo(SortValue.of(text));
    }
  }

  /** Each would take seconds, or minutes, of what is not a look at a text. */
  @ParameterizedTest
  @MethodSource
  void countsWhateverItDoes(int number, Object value, String comparison) {
    start(number, value);

    assertThatThrownBy(() -> list(repeated(comparison, 4_000 / (comparison.length() + 4))))
        .hasMessageContaining("filter too costly");
  }

  static Stream<Arguments> countsWhateverItDoes() {
    Object empty = Collections.nCopies(100_000, List.of());
    Object objects = Collections.nCopies(100_000, JsonObject.of("b", 1));
    Object elements = Collections.nCopies(100_000, true);
    BigDecimal digits = new BigDecimal("1." + "0".repeat(900) + "1");
    return Stream.of(
        Arguments.of(1, empty, "response.value.a:x"),
        Arguments.of(1, objects, "response.value.a:x"),
        Arguments.of(1, objects, "response.value.b:2"),
        Arguments.of(1, elements, "response.value:x"),
        Arguments.of(1, Collections.nCopies(100_000, "1"), "response.value:2"),
        Arguments.of(1, Collections.nCopies(100_000, "1.5s"), "response.value:2s"),
        Arguments.of(10_000, "2026-13-01T00:00:00Z", "response.value < 2026-01-01T00:00:00Z"),
        Arguments.of(
            50, Collections.nCopies(1_000, digits), "response.value:1." + "0".repeat(200)));
  }

  /** What a test with many operations may ask for. */
  @Test
  void takesALongFilterOverManyOperations() {
    start(9_000, "x");
    String filter =
        IntStream.range(0, 50)
            .mapToObj(i -> "name = \"projects/p/locations/l/operations/op-%d\"".formatted(i))
            .collect(Collectors.joining(" OR "));

    assertThat(list(filter).items()).hasSize(50);
    assertThat(list("response.@type: \"*Message\" -(response.value: y)").items()).hasSize(100);
  }

  private Page<Operation> list(String filter) {
    return operations.list(PARENT, Filters.parse(filter), PageRequest.FIRST);
  }

  private void start(int number, Object value) {
    JsonObject response = JsonObject.of("@type", "x/Message", "value", value);
    for (int i = 0; i < number; i++) {
      operations.start(
          operation()
              .name(PARENT + "/operations/op-" + started++)
              .response(response)
              .doneAfter(polls(0)));
    }
  }

  private static String repeated(String comparison, int times) {
    return String.join(" OR ", Collections.nCopies(times, comparison));
  }
}
