package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One thing that an {@link Expectation} says of its operation, or a {@link Lint} of each. */
public sealed interface Check {

  /** Returns what it is about, as failures and the admin API call it. */
  String key();

  /** Returns what is not as expected; empty if all is. */
  Optional<String> failure(OperationRecord record);

  /** The calls that are counted. */
  enum Calls {
    POLLED("polled", CallCounts::polled),
    CANCEL_REQUESTED("cancelRequested", CallCounts::cancelRequested),
    DELETE_REQUESTED("deleteRequested", CallCounts::deleteRequested);

    private final String key;
    private final ToIntFunction<CallCounts> count;

    Calls(String key, ToIntFunction<CallCounts> count) {
      this.key = key;
      this.count = count;
    }

    /** Returns its name in the admin API. */
    public String key() {
      return key;
    }
  }

  /** A check that clients made these calls so many times, whatever they were answered. */
  record Called(Calls calls, Times times) implements Check {
    @Override
    public String key() {
      return calls.key();
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      int count = calls.count.applyAsInt(record.calls());
      return times.includes(count)
          ? Optional.empty()
          : Optional.of("expected %s, but was %s".formatted(times, Times.inWords(count)));
    }
  }

  /** A check that a client deleted it. */
  record Deleted() implements Check {
    @Override
    public String key() {
      return "deleted";
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      boolean deleted =
          record.history().stream().anyMatch(event -> event.type() == Event.Type.DELETED);
      return deleted
          ? Optional.empty()
          : Optional.of("expected a DeleteOperation that took effect, but there was none");
    }
  }

  /** A check that nobody polled on after a client had been shown the end. */
  record NotPolledAfterDone() implements Check {
    @Override
    public String key() {
      return "notPolledAfterDone";
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      int late = record.calls().polledAfterDone();
      return late == 0
          ? Optional.empty()
          : Optional.of(
              "expected no poll after the client was shown the end, but it polled "
                  + Times.inWords(late));
    }
  }

  /**
   * A check that no poll came sooner than this after the poll before.
   *
   * @param minimum in real time
   */
  record PolledNoFasterThan(Duration minimum) implements Check {
    /**
     * @throws InvalidArgumentException if the duration is not positive
     */
    public PolledNoFasterThan {
      Polls.checkMinimum("polledNoFasterThan", minimum);
    }

    @Override
    public String key() {
      return "polledNoFasterThan";
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      return Polls.fasterThan(minimum, record);
    }
  }

  /** A check that it is over: done, or a client deleted it, or the server lost it. */
  record DoneOrGone() implements Check {
    private static final Set<Event.Type> GONE =
        EnumSet.of(Event.Type.DELETED, Event.Type.FORGOTTEN);

    @Override
    public String key() {
      return "doneOrGone";
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      boolean over =
          record.state().isDone()
              || record.history().stream().map(Event::type).anyMatch(GONE::contains);
      return over
          ? Optional.empty()
          : Optional.of("expected it to be done or deleted, but is " + record.state());
    }
  }

  /**
   * A check that it is done.
   *
   * @param as in which state; null for any
   * @param code of the error of a failed one; null for any
   */
  record Ended(@Nullable OperationState as, @Nullable Code code) implements Check {
    /**
     * @throws InvalidArgumentException if no operation can end so
     */
    public Ended {
      if (as != null && !as.isDone()) {
        throw new InvalidArgumentException(
            "state", as, "is no end", "use SUCCEEDED, FAILED, CANCELLED or DONE");
      }
      if (code != null && as != OperationState.FAILED) {
        throw new InvalidArgumentException(
            "code",
            code,
            "does not go with the state " + (as == null ? "DONE" : as),
            "expect the state FAILED");
      }
      if (code == Code.OK || code == Code.CANCELLED) {
        throw new InvalidArgumentException(
            "code",
            code,
            "is not the code of a failed operation",
            "expect the state " + (code == Code.OK ? "SUCCEEDED" : "CANCELLED"));
      }
    }

    @Override
    public String key() {
      return "state";
    }

    @Override
    public Optional<String> failure(OperationRecord record) {
      Status error = record.operation().error();
      boolean met =
          record.state().isDone()
              && (as == null || as == record.state())
              && (code == null || (error != null && error.code() == code));
      return met
          ? Optional.empty()
          : Optional.of("expected %s, but is %s".formatted(expected(), actual(record, error)));
    }

    private String expected() {
      return (as == null ? "DONE" : as.name()) + (code == null ? "" : " with " + code);
    }

    private static String actual(OperationRecord record, @Nullable Status error) {
      return error == null || record.state() == OperationState.CANCELLED
          ? record.state().name()
          : record.state() + " with " + error.code();
    }
  }
}
