package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import java.util.List;

/**
 * Checks a comparison against what is known of {@code google.longrunning.Operation} and {@code
 * google.rpc.Status}. Below metadata and response anything may stand.
 */
enum KnownFields implements Schema {
  OF_OPERATIONS;

  /** The names that a path may begin with. */
  static final List<String> NAMES = List.of("name", "done", "error", "metadata", "response");

  @Override
  public Restriction restriction(List<Token> path, Token comparator, Token argument) {
    check(path, comparator, argument);
    return Schema.untyped(path, comparator, argument);
  }

  private static void check(List<Token> path, Token comparator, Token argument) {
    Token field = path.get(0);
    switch (field.text()) {
      case "name" -> checkScalar(path, 1);
      case "done" -> {
        checkScalar(path, 1);
        checkDone(comparator, argument);
      }
      case "error" -> checkError(path, comparator, argument);
      case "metadata", "response" -> checkMessage(path, comparator);
      default ->
          throw field.refused(
              "is no field of an operation", "use name, done, error, metadata or response");
    }
  }

  private static void checkError(List<Token> path, Token comparator, Token argument) {
    checkMessage(path, comparator);
    if (path.size() == 1) {
      return;
    }
    switch (path.get(1).text()) {
      case "code" -> {
        checkScalar(path, 2);
        checkCode(comparator, argument);
      }
      case "message" -> checkScalar(path, 2);
      case "details" -> {
        // a list of messages of any type
      }
      default ->
          throw path.get(1)
              .refused("is no field of google.rpc.Status", "use code, message or details");
    }
  }

  private static void checkMessage(List<Token> path, Token comparator) {
    if (path.size() == 1 && !comparator.text().equals(":")) {
      throw comparator.refused(
          "does not compare " + path.get(0).text() + ", which is a message",
          "write %s:*, or name a field below it".formatted(path.get(0).text()));
    }
  }

  private static void checkScalar(List<Token> path, int length) {
    if (path.size() > length) {
      throw path.get(length)
          .refused(
              "stands below %s, which has no fields".formatted(path.get(length - 1).text()),
              "leave it out");
    }
  }

  private static void checkDone(Token comparator, Token argument) {
    if (comparator.text().startsWith("<") || comparator.text().startsWith(">")) {
      throw comparator.refused("has no meaning for done, which is a boolean", "use = or !=");
    }
    if (!asksForPresence(comparator, argument)
        && !List.of("true", "false").contains(argument.text())) {
      throw argument.refused("is no boolean", "compare done with true or false");
    }
  }

  private static void checkCode(Token comparator, Token argument) {
    boolean number = Scalars.integer(argument.text(), new Work()) != null;
    if (!asksForPresence(comparator, argument) && !number) {
      throw argument.refused(
          "is no number", "compare error.code with one, such as 1 for CANCELLED");
    }
  }

  private static boolean asksForPresence(Token comparator, Token argument) {
    return comparator.text().equals(":") && argument.isAny();
  }
}
