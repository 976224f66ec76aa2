package io.github.wiremocklro.model;

import static io.github.wiremocklro.model.RandomScripts.SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.operation.OperationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The fake and a model of the rules, under the same random commands. {@code -Dmodel.sequences} says
 * how many sequences of commands, {@code -Dmodel.seed} with which seed they begin.
 */
@Tag("slow")
class ModelTest {

  @Test
  @Timeout(600)
  void theFakeAnswersAsTheRulesSay() {
    int sequences = Cases.of("model.sequences", 10_000);
    long firstSeed = Long.getLong("model.seed", 1L);

    for (long seed = firstSeed; seed < firstSeed + sequences; seed++) {
      List<Command> commands = new RandomCommands(seed).next();
      if (difference(commands) != null) {
        List<Command> shortest = shrunk(commands);
        assertThat(difference(shortest)).as(explanation(seed, shortest)).isNull();
      }
    }
    assertThat(sequences).as("-Dmodel.sequences").isPositive();
  }

  /** Returns where fake and model differ, null where they do not. */
  private static @Nullable String difference(List<Command> commands) {
    RealFake fake = new RealFake();
    NaiveModel model = new NaiveModel();
    for (Command command : commands) {
      String difference = difference(command, model.answer(command), fake.answer(command));
      if (difference != null) {
        return difference;
      }
    }
    for (String scope : SCOPES) {
      for (String id : List.of("1", "2")) {
        OperationName name = new OperationName(scope + "/locations/l", id);
        String difference = difference(name, model.seen(name), fake.seen(name));
        if (difference != null) {
          return difference;
        }
      }
      for (String resource : List.of("/locations/l/lakes/a", "/locations/l/lakes/a/zones/z")) {
        Command read = new Command.Read(scope + resource);
        String difference = difference(read, model.answer(read), fake.answer(read));
        if (difference != null) {
          return difference;
        }
      }
    }
    return null;
  }

  private static @Nullable String difference(
      Object what, @Nullable Object expected, @Nullable Object actual) {
    return Objects.equals(expected, actual)
        ? null
        : "%s%n  by the rules: %s%n  by the fake:  %s".formatted(what, expected, actual);
  }

  /** Returns the commands without all that the difference does not need. */
  private static List<Command> shrunk(List<Command> commands) {
    List<Command> shortest = new ArrayList<>(commands);
    for (int i = shortest.size() - 1; i >= 0; i--) {
      List<Command> shorter = new ArrayList<>(shortest);
      shorter.remove(i);
      if (difference(shorter) != null) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  private static String explanation(long seed, List<Command> commands) {
    return "the difference after these commands (-Dmodel.sequences=1 -Dmodel.seed=%d):%n%s%n"
        .formatted(
            seed,
            commands.stream().map(Command::toString).collect(Collectors.joining("\n  ", "  ", "")));
  }
}
