package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.OperationRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that clients should not do to any operation, whatever a test is about.
 *
 * <p>Example: {@code new WireMockLroExtension().failOn(polledAfterDone(), leftRunning())}.
 */
public sealed interface Lint {

  /** Returns: polls went on, as {@link Expectation#notPolledAfterDone()} says. */
  static Lint polledAfterDone() {
    return new PolledAfterDone();
  }

  /**
   * Returns: an operation is neither done nor gone when all is over, whoever was to end it. A test
   * of what never ends has to end it itself, or do without this lint.
   */
  static Lint leftRunning() {
    return new LeftRunning();
  }

  /**
   * Returns: a poll came sooner than this after the poll before. Of several of these the strictest
   * counts.
   *
   * @param minimum in real time
   * @throws InvalidScriptException if it is not positive
   */
  static Lint polledFasterThan(Duration minimum) {
    return new PolledFasterThan(minimum);
  }

  /** Returns the lints without those that others make superfluous: the strictest pace alone. */
  static List<Lint> strictest(Collection<Lint> lints) {
    Optional<Lint> pace =
        lints.stream()
            .filter(PolledFasterThan.class::isInstance)
            .max(Comparator.comparing(lint -> ((PolledFasterThan) lint).minimum()));
    return lints.stream()
        .filter(lint -> !(lint instanceof PolledFasterThan) || lint.equals(pace.orElse(null)))
        .distinct()
        .toList();
  }

  /** Returns its name, as reports and the admin API call it. */
  String key();

  /** Returns what is wrong with how an operation was treated; empty if nothing is. */
  Optional<String> problem(OperationRecord record);

  /** See {@link Lint#polledAfterDone()}. */
  record PolledAfterDone() implements Lint {
    @Override
    public String key() {
      return "polledAfterDone";
    }

    @Override
    public Optional<String> problem(OperationRecord record) {
      return new Check.NotPolledAfterDone().failure(record);
    }
  }

  /** See {@link Lint#leftRunning()}. */
  record LeftRunning() implements Lint {
    private static final Set<Event.Type> GONE =
        EnumSet.of(Event.Type.DELETED, Event.Type.FORGOTTEN);

    @Override
    public String key() {
      return "leftRunning";
    }

    @Override
    public Optional<String> problem(OperationRecord record) {
      boolean over =
          record.state().isDone()
              || record.history().stream().map(Event::type).anyMatch(GONE::contains);
      return over
          ? Optional.empty()
          : Optional.of("expected it to be done or deleted, but is " + record.state());
    }
  }

  /** See {@link Lint#polledFasterThan(Duration)}. */
  record PolledFasterThan(Duration minimum) implements Lint {
    /**
     * @throws InvalidScriptException if the duration is not positive
     */
    public PolledFasterThan {
      Polls.checkMinimum("polledFasterThan", minimum);
    }

    @Override
    public String key() {
      return "polledFasterThan";
    }

    @Override
    public Optional<String> problem(OperationRecord record) {
      return new Check.PolledNoFasterThan(minimum).failure(record);
    }
  }
}
