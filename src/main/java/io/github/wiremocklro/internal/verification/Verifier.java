package io.github.wiremocklro.internal.verification;

import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds expectations against operations. Nothing that it does is a poll. Thread-safe. */
public final class Verifier {
  /** So many of the operations that there are help to find a mistake in a name. */
  private static final int MAX_OPERATIONS = 20;

  private static final String INDENT = "\n  ";

  private final OperationControls operations;
  private final @Nullable String scope;

  /**
   * Creates a verifier.
   *
   * @param scope the only scope that it looks at; null for all
   */
  public Verifier(OperationControls operations, @Nullable String scope) {
    this.operations = operations;
    this.scope = scope;
  }

  /**
   * Returns what is not as expected, with what happened to the operation; empty if all is. The
   * calling thread waits for as long as the expectation allows.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if the operation lies outside
   *     the scope
   */
  public Optional<String> failure(Expectation expectation) {
    NameOrTarget meant = NameOrTarget.of(expectation.nameOrTarget());
    OperationRecord record =
        operations.watch(
            () -> operations.named(meant, scope),
            seen -> expectation.failures(seen).isEmpty(),
            expectation.within());
    if (record == null) {
      return Optional.of(unknown(expectation));
    }
    List<String> failures = expectation.failures(record);
    return failures.isEmpty()
        ? Optional.empty()
        : Optional.of(message(expectation, record, failures));
  }

  private static String message(
      Expectation expectation, OperationRecord record, List<String> failures) {
    StringBuilder text = new StringBuilder("The operation is not as expected");
    text.append(within(expectation)).append(": ").append(record.operation().name());
    failures.forEach(failure -> text.append(INDENT).append(failure));
    text.append("\nWhat happened to it, which is ").append(record.state()).append(" now:");
    Timeline.of(record.history()).forEach(line -> text.append(INDENT).append(line));
    return text.toString();
  }

  private String unknown(Expectation expectation) {
    Page<OperationRecord> page = operations.records(scope, new PageRequest(MAX_OPERATIONS, null));
    StringBuilder text = new StringBuilder("No operation is known by the name, or on the resource");
    text.append(within(expectation)).append(": ").append(expectation.nameOrTarget());
    text.append("\nWhat clients can find").append(scope == null ? "" : " in " + scope);
    text.append(page.items().isEmpty() ? ": nothing." : ", newest first:");
    List<String> lines = new ArrayList<>(page.items().stream().map(Verifier::line).toList());
    if (!page.nextPageToken().isEmpty()) {
      lines.add("... and more");
    }
    lines.forEach(line -> text.append(INDENT).append(line));
    Confinement.hint(expectation.nameOrTarget(), scope)
        .ifPresent(hint -> text.append('\n').append(hint));
    return text.toString();
  }

  private static String line(OperationRecord record) {
    String target = record.script().target();
    return record.operation().name()
        + "  "
        + record.state()
        + (target == null ? "" : "  on " + target);
  }

  private static String within(Expectation expectation) {
    if (expectation.within().isZero()) {
      return "";
    }
    return Thread.currentThread().isInterrupted()
        ? ", not until this thread was interrupted"
        : ", not within " + Timeline.seconds(expectation.within());
  }
}
