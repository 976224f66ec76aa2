package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A check that every operation has to pass, whatever a test is about. The admin API knows those
 * that the methods here return.
 *
 * <p>Example: {@code new WireMockLroExtension().failOn(polledAfterDone(), leftRunning())}.
 *
 * @param key what reports and the admin API call it: by what must not happen
 * @param check what has to hold for each operation
 */
public record Lint(String key, Check check) {
  private static final Duration NO_PACE = Duration.ZERO;

  /** Finds polls that went on after the end, as {@link Expectation#notPolledAfterDone()} says. */
  public static Lint polledAfterDone() {
    return new Lint("polledAfterDone", new Check.NotPolledAfterDone());
  }

  /**
   * Finds operations that are neither done nor gone when all is over, whoever was to end them. A
   * test of what never ends has to end it itself, or do without this lint.
   */
  public static Lint leftRunning() {
    return new Lint("leftRunning", new Check.DoneOrGone());
  }

  /**
   * Finds polls that came sooner than this after the poll before. Of several of these the strictest
   * counts.
   *
   * @param minimum in real time
   * @throws InvalidArgumentException if it is not positive
   */
  public static Lint polledFasterThan(Duration minimum) {
    Polls.checkMinimum("polledFasterThan", minimum);
    return new Lint("polledFasterThan", new Check.PolledNoFasterThan(minimum));
  }

  /** Returns the lints without those that others make superfluous: the strictest pace alone. */
  public static List<Lint> strictest(Collection<Lint> lints) {
    Duration strictest =
        lints.stream().map(Lint::pace).max(Comparator.naturalOrder()).orElse(NO_PACE);
    return lints.stream()
        .filter(lint -> lint.pace().equals(NO_PACE) || lint.pace().equals(strictest))
        .distinct()
        .toList();
  }

  private Duration pace() {
    return check instanceof Check.PolledNoFasterThan pace ? pace.minimum() : NO_PACE;
  }
}
