package io.github.wiremocklro.model;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same calls at the same moments with the same seeds give the same answers and the same state,
 * whether somebody looks in between or not. {@code -Dstate.sequences} says how many random
 * sequences of commands, {@code -Dstate.seed} with which seed they begin.
 */
@Tag("slow")
class SameStateTest {
  private static final int FEW = 4;
  private static final int COMMANDS_BETWEEN_LOOKS = 10;

  private final int sequences = Cases.of("state.sequences", 500);
  private final long firstSeed = Long.getLong("state.seed", 1L);

  @Test
  @Timeout(600)
  void theSameCallsGiveTheSameStateWhoeverLooksInBetween() {
    int alike = 0;

    for (long seed = firstSeed; seed < firstSeed + sequences; seed++) {
      Limits limits = limits(seed);
      RealFake one = new RealFake(limits);
      RealFake other = new RealFake(limits);
      RealFake lookedAt = new RealFake(limits);
      List<Command> commands = new RandomCommands(seed).next();
      for (int i = 0; i < commands.size(); i++) {
        String at = "-Dstate.sequences=1 -Dstate.seed=%d, command %d".formatted(seed, i);
        Command command = commands.get(i);
        Object answer = answer(one, command);
        assertThat(answer(other, command)).as(at).isEqualTo(answer);
        assertThat(answer(lookedAt, command)).as("looked at, " + at).isEqualTo(answer);
        lookedAt.readAll();
        if (i % COMMANDS_BETWEEN_LOOKS == 0 || i == commands.size() - 1) {
          String state = one.wholeState();
          assertThat(other.wholeState()).as(at).isEqualTo(state);
          assertThat(lookedAt.wholeState()).as("looked at, " + at).isEqualTo(state);
          alike++;
        }
      }
    }
    assertThat(alike).as("states that were compared, -Dstate.sequences").isPositive();
  }

  /** Every other server is so small that it has to make room. */
  static Limits limits(long seed) {
    return seed % 2 == 0 ? Limits.DEFAULTS : Limits.DEFAULTS.maxOperations(FEW);
  }

  /** Beside what the model knows, a client starts some, whose names the fake makes up. */
  static Object answer(RealFake fake, Command command) {
    Object answer = fake.answer(command);
    return command instanceof Command.Start start
        ? List.of(answer, fake.startedByAClient(ofAClient(start.script())))
        : answer;
  }

  private static OperationScript ofAClient(OperationScript script) {
    String parent = String.valueOf(script.name()).replaceAll("/operations/.*", "");
    return operation()
        .parent(parent)
        .doneAfter(script.doneAfterOrDefault())
        .expiresAfter(Duration.ofSeconds(1))
        .fault(Fault.on(Fault.On.START, FaultReply.error(Code.UNAVAILABLE, "busy")).times(1));
  }
}
