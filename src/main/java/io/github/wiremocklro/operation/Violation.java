package io.github.wiremocklro.operation;

/**
 * What a reply can say of an operation against operations.proto. The operation itself never does.
 */
public enum Violation {
  /** An operation that is done, and has neither a response nor an error. */
  DONE_WITHOUT_RESULT("doneWithoutResult") {
    @Override
    Operation of(Operation operation) {
      return new Operation(operation.name(), operation.metadata(), true, null, null);
    }
  },

  /** An operation that is done, and has both a response and an error. */
  BOTH_RESULTS("bothResults") {
    @Override
    Operation of(Operation operation) {
      JsonObject response = operation.response();
      Status error = operation.error();
      return new Operation(
          operation.name(),
          operation.metadata(),
          true,
          error != null ? error : Status.of(Code.INTERNAL, "The operation failed."),
          response != null ? response : JsonObject.EMPTY_MESSAGE);
    }
  },

  /** Metadata, and a response if there is one, of a type that no client knows. */
  UNKNOWN_TYPE("unknownType") {
    @Override
    Operation of(Operation operation) {
      return new Operation(
          operation.name(),
          UNKNOWN_MESSAGE,
          operation.done(),
          operation.error(),
          operation.response() == null ? null : UNKNOWN_MESSAGE);
    }
  },

  /** An operation that is not done, though it may have been before. */
  DONE_GOES_BACK("doneGoesBack") {
    @Override
    Operation of(Operation operation) {
      return new Operation(operation.name(), operation.metadata(), false, null, null);
    }
  };

  private static final JsonObject UNKNOWN_MESSAGE =
      JsonObject.of("@type", "type.googleapis.com/unknown.v1.Message");

  private final String word;

  Violation(String word) {
    this.word = word;
  }

  /** Returns the violation as scripts write it. */
  public String word() {
    return word;
  }

  /** Returns what the reply says of an operation. */
  abstract Operation of(Operation operation);
}
