package io.github.wiremocklro.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.internal.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who loads what another has saved answers from then on as that other does, and saves the same.
 * {@code -Dstate.sequences} says how many random sequences of commands, {@code -Dstate.seed} with
 * which seed they begin.
 */
@Tag("slow")
class SavedStateTest {
  private final int sequences = Cases.of("state.sequences", 200);
  private final long firstSeed = Long.getLong("state.seed", 1L);

  @Test
  @Timeout(600)
  void whoLoadsASavedStateGoesOnAsWhoSavedIt() {
    int loaded = 0;

    for (long seed = firstSeed; seed < firstSeed + sequences; seed++) {
      RealFake saving = new RealFake(SameStateTest.limits(seed));
      RealFake neverSaved = new RealFake(SameStateTest.limits(seed));
      List<Command> commands = new RandomCommands(seed).next();
      int savedBefore = new Random(seed).nextInt(commands.size());
      for (Command command : commands.subList(0, savedBefore)) {
        SameStateTest.answer(saving, command);
        SameStateTest.answer(neverSaved, command);
      }

      String saved = Json.text(saving.saved());
      RealFake loading = saving.loaded(saved, new RandomScripts(new Random(seed)).next());

      for (int i = savedBefore; i < commands.size(); i++) {
        String at = "-Dstate.sequences=1 -Dstate.seed=%d, command %d".formatted(seed, i);
        assertThat(Json.text(loading.saved())).as(at).isEqualTo(Json.text(saving.saved()));
        Object answer = SameStateTest.answer(neverSaved, commands.get(i));
        assertThat(SameStateTest.answer(saving, commands.get(i))).as(at).isEqualTo(answer);
        assertThat(SameStateTest.answer(loading, commands.get(i))).as(at).isEqualTo(answer);
      }
      assertThat(Json.text(loading.saved())).isEqualTo(Json.text(saving.saved()));
      assertThat(loading.taken()).isEqualTo(saving.taken());
      loaded++;
    }
    assertThat(loaded).as("states that were loaded, -Dstate.sequences").isPositive();
  }
}
