package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.internal.engine.Lakes.delete;
import static io.github.wiremocklro.internal.engine.Lakes.update;
import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds however changes of one resource meet. */
@Timeout(600)
@Tag("slow")
class ResourcesConcurrencyTest {
  private static final int ROUNDS = 500;

  private static final String LAKES = Lakes.PARENT + "/lakes";
  private static final String OTHER = LAKES + "/b";

  private final Random random = new Random(1);
  private final Lakes lakes = new Lakes();
  private final Race race = new Race();

  @AfterEach
  void endThreads() {
    race.close();
  }

  /** Design rule 12. */
  @Test
  void oneCreateWins() {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> answers =
          race.run(Collections.nCopies(4, () -> answerOf(() -> lakes.operations.start(create()))));

      assertThat(answers)
          .containsExactlyInAnyOrder("OK", "ALREADY_EXISTS", "ALREADY_EXISTS", "ALREADY_EXISTS");
      lakes.operations.reset(null);
    }
  }

  /** Design rule 12. */
  @Test
  void oneChangeWins() {
    for (int round = 0; round < ROUNDS; round++) {
      lakes.operations.start(atOnce(create()));

      List<String> answers =
          race.run(
              () -> answerOf(() -> lakes.operations.start(delete())),
              () -> answerOf(() -> lakes.operations.start(update(JsonObject.EMPTY, null))),
              () -> answerOf(() -> lakes.operations.start(delete())));

      assertThat(answers).containsExactlyInAnyOrder("OK", "ABORTED", "ABORTED");
      lakes.operations.reset(null);
    }
  }

  /** Design rule 11: whoever has seen the operation done sees the resource in its new state. */
  @Test
  void aDoneOperationHasHadItsEffect() {
    for (int round = 0; round < ROUNDS; round++) {
      OperationName name = lakes.operations.start(create()).name();

      List<String> states =
          race.run(
              () -> {
                lakes.operations.complete(name, null);
                return String.valueOf(lakes.state());
              },
              () -> lakes.operations.get(name).done() ? String.valueOf(lakes.state()) : "ACTIVE",
              () -> answerOf(() -> lakes.operations.start(atOnce(delete().validateOnly(true)))));

      assertThat(states.subList(0, 2)).containsOnly("ACTIVE");
      assertThat(states.get(2)).isIn("OK", "ABORTED");
      assertThat(answerOf(() -> lakes.resources.get(LAKE))).isEqualTo("OK");
      lakes.operations.reset(null);
    }
  }

  /** Design rule 16: a request is wholly before or wholly after a reset. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "projects/p")
  void aResetTakesLakesAndTheirOperationsTogether(@Nullable String scope) {
    for (int round = 0; round < ROUNDS; round++) {
      lakes.operations.start(atOnce(create()));
      List<Callable<String>> calls =
          new ArrayList<>(
              List.of(
                  () -> answerOf(() -> lakes.operations.reset(scope)),
                  () -> answerOf(() -> lakes.operations.start(create(OTHER))),
                  () -> answerOf(() -> lakes.operations.start(atOnce(create()))),
                  () -> answerOf(() -> lakes.operations.start(delete())),
                  () -> answerOf(() -> lakes.resources.get(LAKE)),
                  () -> answerOf(() -> lakes.resources.get(OTHER)),
                  () -> answerOf(() -> assertLakes(lakes.listed(LAKES)))));
      Collections.shuffle(calls, random);

      List<String> answers = race.run(calls);

      assertThat(answers).isSubsetOf("OK", "NOT_FOUND", "ALREADY_EXISTS", "ABORTED");
      for (String lake : List.of(LAKE, OTHER)) {
        String latest = answerOf(() -> lakes.operations.latestOn(lake));
        assertThat(answerOf(() -> lakes.resources.get(lake)))
            .as("the lake is there like its operation")
            .isEqualTo(latest);
      }
      assertThat(lakes.operations.list(Lakes.PARENT, PageRequest.FIRST).items())
          .as("a lake that is left, and what deletes it, each started after the reset")
          .hasSizeLessThanOrEqualTo(3);

      lakes.operations.reset(scope);

      assertNothingIsLeft();
      lakes.operations.start(atOnce(create()));
      assertThat(lakes.state()).isEqualTo("ACTIVE");
      lakes.operations.reset(null);
    }
  }

  /** Design rule 16: who starts after a reset meets nothing of the time before. */
  @Test
  void aCreateAfterAResetSucceedsHoweverManyResetsComeMeanwhile() {
    for (int round = 0; round < ROUNDS; round++) {
      String scope = round % 2 == 0 ? null : "projects/p";
      List<Callable<String>> calls =
          new ArrayList<>(
              List.of(
                  () -> createAfterReset(scope, LAKE),
                  () -> createAfterReset(scope, OTHER),
                  () -> createAfterReset("projects/q", LAKE.replace("projects/p", "projects/q")),
                  () -> answerOf(() -> lakes.operations.reset(scope))));
      Collections.shuffle(calls, random);

      assertThat(race.run(calls)).containsOnly("OK");

      lakes.operations.reset(null);
      assertNothingIsLeft();
    }
  }

  private String createAfterReset(@Nullable String scope, String lake) {
    lakes.operations.reset(scope);
    return answerOf(
        () ->
            lakes.operations.start(
                atOnce(create(lake)).parent(lake.substring(0, lake.indexOf("/lakes/")))));
  }

  private static void assertLakes(List<@Nullable String> names) {
    assertThat(names).isSubsetOf(LAKE, OTHER).doesNotHaveDuplicates();
  }

  private void assertNothingIsLeft() {
    assertThat(lakes.listed(LAKES)).isEmpty();
    assertThat(lakes.operations.records(null, PageRequest.FIRST).items()).isEmpty();
    assertThat(answerOf(() -> lakes.resources.get(LAKE))).isEqualTo("NOT_FOUND");
    assertThat(answerOf(() -> lakes.operations.latestOn(LAKE))).isEqualTo("NOT_FOUND");
  }
}
