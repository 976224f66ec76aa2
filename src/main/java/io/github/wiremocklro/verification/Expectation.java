package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a test expects to have happened to one operation. That it was started at all is always
 * expected. Immutable: each method returns another expectation, and what is said twice of the same
 * thing holds as it was said last.
 *
 * <p>Calls count as made, whatever the answer: also those that were refused, and those that met a
 * fault, and those that a long history leaves out.
 *
 * <pre>{@code
 * fake.verify(
 *     operation(lake).cancelRequested(once()).polled(atLeast(2)).notPolledAfterDone()
 *         .within(2, SECONDS));
 * }</pre>
 *
 * @param nameOrTarget the name of the operation, or of a resource for the latest operation on it
 * @param checks what is expected of it
 * @param within for how long it may take in real time until all holds; zero: it holds now
 */
public record Expectation(String nameOrTarget, List<Check> checks, Duration within) {

  /** For longer than this a call of the admin API is not kept waiting: ask again. */
  public static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws InvalidArgumentException if the name is none, or the time is negative or over a day
   */
  public Expectation {
    ResourceNames.checked(nameOrTarget);
    checks = List.copyOf(checks);
    if (within.isNegative() || within.compareTo(LONGEST) > 0) {
      throw new InvalidArgumentException(
          "within",
          within,
          "is out of bounds",
          "use from \"0s\" to \"%ds\"".formatted(LONGEST.toSeconds()));
    }
  }

  /**
   * Expects that there is such an operation.
   *
   * @param nameOrTarget the name of the operation, or of a resource for the latest operation on it
   * @throws InvalidArgumentException if it is no name
   */
  public static Expectation operation(String nameOrTarget) {
    return new Expectation(nameOrTarget, List.of(), Duration.ZERO);
  }

  /** Expects also that clients called GetOperation or WaitOperation so many times. */
  public Expectation polled(Times times) {
    return with(new Check.Called(Check.Calls.POLLED, times));
  }

  /** Expects also that clients called CancelOperation so many times. */
  public Expectation cancelRequested(Times times) {
    return with(new Check.Called(Check.Calls.CANCEL_REQUESTED, times));
  }

  /** Expects also that clients called DeleteOperation so many times. */
  public Expectation deleteRequested(Times times) {
    return with(new Check.Called(Check.Calls.DELETE_REQUESTED, times));
  }

  /** Expects also that a client deleted it: a DeleteOperation took effect. */
  public Expectation deleted() {
    return with(new Check.Deleted());
  }

  /**
   * Expects also that nobody polled on after a client had been shown the end. The poll that finds
   * the operation done is as it should be, and so is another one if the reply to that was lost.
   * Clients are not told apart: where several poll the same operation, what one was shown counts
   * for all.
   */
  public Expectation notPolledAfterDone() {
    return with(new Check.NotPolledAfterDone());
  }

  /**
   * Expects also that from each poll to the next it took at least so long, in real time.
   *
   * @throws InvalidArgumentException if the duration is not positive
   */
  public Expectation polledNoFasterThan(Duration minimum) {
    return with(new Check.PolledNoFasterThan(minimum));
  }

  /** Expects also that it is done, however it ended. */
  public Expectation done() {
    return with(new Check.Ended(null, null));
  }

  /** Expects also that it is done, with a response. */
  public Expectation succeeded() {
    return with(new Check.Ended(OperationState.SUCCEEDED, null));
  }

  /** Expects also that it is done, with an error other than CANCELLED. */
  public Expectation failed() {
    return with(new Check.Ended(OperationState.FAILED, null));
  }

  /**
   * Expects also that it is done, with this error.
   *
   * @throws InvalidArgumentException if a failed operation cannot have the code: OK and CANCELLED
   */
  public Expectation failed(Code code) {
    return with(new Check.Ended(OperationState.FAILED, code));
  }

  /** Expects also that it is done, as cancelled. */
  public Expectation cancelled() {
    return with(new Check.Ended(OperationState.CANCELLED, null));
  }

  /**
   * Allows so much real time until all holds, if it does not now. Whoever verifies waits until all
   * holds at the same time, and no longer: that something stays so is not watched.
   *
   * @throws InvalidArgumentException if it is negative, or over a day
   */
  public Expectation within(long time, TimeUnit unit) {
    long seconds = unit.toSeconds(time);
    // What is far too long may be more than a duration can be in smaller units.
    return within(
        seconds > LONGEST.toSeconds()
            ? Duration.ofSeconds(seconds)
            : Duration.of(time, unit.toChronoUnit()));
  }

  /**
   * Allows so much real time until all holds, as {@link #within(long, TimeUnit)} says.
   *
   * @throws InvalidArgumentException if it is negative, or over a day
   */
  public Expectation within(Duration time) {
    return new Expectation(nameOrTarget, checks, time);
  }

  /** Returns this with a check in place of any other of the same thing. */
  private Expectation with(Check check) {
    Stream<Check> others = checks.stream().filter(other -> !other.key().equals(check.key()));
    List<Check> all = Stream.concat(others, Stream.of(check)).toList();
    return new Expectation(nameOrTarget, all, within);
  }

  /** Returns what is not as expected, a line for each; empty if all holds. */
  public List<String> failures(OperationRecord record) {
    return checks.stream()
        .flatMap(
            check -> check.failure(record).map(failure -> check.key() + ": " + failure).stream())
        .toList();
  }
}
