package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.internal.json.ExpectationReader;
import io.github.wiremocklro.internal.json.LintJson;
import io.github.wiremocklro.internal.json.LintReader;
import io.github.wiremocklro.internal.verification.Verifier;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.LintReport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Checks what clients did, for those who ask over the admin API. What is not as it should be is
 * FAILED_PRECONDITION, so that {@code curl --fail} fails.
 */
final class AdminVerification {
  private final OperationControls operations;
  private final Semaphore places;

  /**
   * Creates the checks.
   *
   * @param places of those who may wait at the same time; the others are told to try again
   */
  AdminVerification(OperationControls operations, Semaphore places) {
    this.operations = operations;
    this.places = places;
  }

  /** Answers whether one operation is as expected, and waits for it if that is asked for. */
  JsonObject verify(AdminCall call) {
    Expectation expectation = checked(ExpectationReader.read(call.body()));
    Optional<String> failure =
        InvalidArgumentException.at(
            "$", () -> failure(new Verifier(operations, call.scope()), expectation));
    if (failure.isPresent()) {
      throw Errors.verificationFailed(failure.get());
    }
    return JsonObject.of("verified", true);
  }

  private static Expectation checked(Expectation expectation) {
    if (expectation.within().compareTo(Expectation.LONGEST_CALL) > 0) {
      throw new InvalidArgumentException(
          "$.within",
          Durations.format(expectation.within()),
          "is longer than a call is kept waiting",
          "use at most \"%s\", and ask again"
              .formatted(Durations.format(Expectation.LONGEST_CALL)));
    }
    return expectation;
  }

  private Optional<String> failure(Verifier verifier, Expectation expectation) {
    if (expectation.within().isZero()) {
      return verifier.failure(expectation);
    }
    if (!places.tryAcquire()) {
      Optional<String> failure = verifier.failure(expectation.within(Duration.ZERO));
      if (failure.isPresent()) {
        throw LimitErrors.noPlaceToWait();
      }
      return failure;
    }
    try {
      return verifier.failure(expectation);
    } finally {
      places.release();
    }
  }

  /** Answers whether all operations were treated as lints say. */
  JsonObject lint(AdminCall call) {
    LintReport report =
        LintReport.of(operations.everyRecord(call.scope()), LintReader.read(call.body()));
    if (!report.isClean()) {
      throw Errors.lintFailed(report.message(), LintJson.of(report));
    }
    return JsonObject.EMPTY;
  }
}
