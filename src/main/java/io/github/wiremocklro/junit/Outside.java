package io.github.wiremocklro.junit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StartPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is in scopes that are no test's: nobody resets these, and neither lints nor armed
 * scripts reach there, so the user is told. Thread-safe.
 */
final class Outside {
  /** A list of more is not read. */
  private static final int MOST = 5;

  private final FakeOperations server;
  private final Predicate<String> isOfTests;

  /** Null as long as nobody has asked for what comes. */
  private volatile @Nullable Set<OperationName> before;

  /**
   * Creates the look at a server.
   *
   * @param isOfTests whether a scope is one of a test
   */
  Outside(FakeOperations server, Predicate<String> isOfTests) {
    this.server = server;
    this.isOfTests = isOfTests;
  }

  /** Takes note of what is there, before something is armed that a start could miss. */
  synchronized void watch() {
    if (before == null) {
      before = records().map(record -> record.operation().name()).collect(toUnmodifiableSet());
    }
  }

  /** Returns what to say where starts came here, and none to what is armed in a test's scope. */
  Optional<String> missedBy(FakeOperations test) {
    Set<OperationName> known = before;
    List<StartPattern> waiting = known == null ? List.of() : test.armed();
    if (known == null || waiting.isEmpty()) {
      return Optional.empty();
    }
    List<OperationRecord> missed =
        records().filter(record -> !known.contains(record.operation().name())).toList();
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "next(...) still waits in \"%s\" for: %s. Meanwhile operations were started in %s"
                .formatted(ResourceNames.scope(test.parent()), starts(waiting), scopes(missed)));
  }

  /** Returns what to say when all tests are over; nothing where nothing is left. */
  Optional<String> left() {
    List<OperationRecord> left = records().toList();
    List<StartPattern> waiting = server.armed();
    List<String> said = new ArrayList<>();
    if (!left.isEmpty()) {
      said.add(
          "These scopes are no test's, so nothing resets them, and failOn(...) does not look there: "
              + scopes(left));
    }
    if (!waiting.isEmpty()) {
      said.add("next(...) still waits for: " + starts(waiting));
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", said));
  }

  private Stream<OperationRecord> records() {
    return server.records().stream()
        .filter(record -> !isOfTests.test(record.operation().name().scope()));
  }

  private static String starts(List<StartPattern> patterns) {
    return shortened(patterns.stream().map(Outside::start));
  }

  private static String start(StartPattern pattern) {
    return (pattern.verb() == null ? "any start" : pattern.verb())
        + (pattern.target() == null ? "" : " of \"" + pattern.target() + "\"")
        + (pattern.times() == 1 ? "" : ", " + pattern.times() + " times");
  }

  /** Returns the scopes of operations, how many are in each, and what to do. */
  private static String scopes(List<OperationRecord> operations) {
    Map<String, List<OperationRecord>> byScope =
        operations.stream()
            .collect(
                groupingBy(record -> record.operation().name().scope(), TreeMap::new, toList()));
    return "%s. If the application works there, say so where the extension is made: %s"
        .formatted(
            shortened(byScope.entrySet().stream().map(Outside::scope)),
            byScope.keySet().stream()
                .limit(MOST)
                .map(".scope(\"%s\")"::formatted)
                .collect(joining()));
  }

  private static String scope(Map.Entry<String, List<OperationRecord>> scope) {
    long running = scope.getValue().stream().filter(record -> !record.operation().done()).count();
    return "\"%s\" (%d started, %d still running)"
        .formatted(scope.getKey(), scope.getValue().size(), running);
  }

  private static String shortened(Stream<String> texts) {
    List<String> all = texts.toList();
    String first = all.stream().limit(MOST).collect(joining("; "));
    return all.size() <= MOST ? first : "%s; and %d more".formatted(first, all.size() - MOST);
  }
}
