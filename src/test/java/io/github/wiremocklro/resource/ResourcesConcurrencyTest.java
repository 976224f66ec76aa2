package io.github.wiremocklro.resource;

import static io.github.wiremocklro.operation.Race.answerOf;
import static io.github.wiremocklro.resource.Lakes.LAKE;
import static io.github.wiremocklro.resource.Lakes.atOnce;
import static io.github.wiremocklro.resource.Lakes.create;
import static io.github.wiremocklro.resource.Lakes.delete;
import static io.github.wiremocklro.resource.Lakes.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds however changes of one resource meet. */
@Timeout(60)
class ResourcesConcurrencyTest {
  private static final int ROUNDS = 500;

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
}
