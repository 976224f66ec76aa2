package io.github.wiremocklro.operation;

import org.jspecify.annotations.Nullable;

/**
 * A long-running operation as a client sees it at one moment: {@code google.longrunning.Operation}.
 *
 * @param name the server-assigned name
 * @param metadata what the service says of the operation, if anything
 * @param done whether it is over; if so, one of error and response is there
 * @param error why it failed or that it was cancelled
 * @param response its result
 */
public record Operation(
    OperationName name,
    @Nullable JsonObject metadata,
    boolean done,
    @Nullable Status error,
    @Nullable JsonObject response) {

  /** What an operation results in: one of the two (operations.proto, {@code oneof result}). */
  public sealed interface Result {

    /** Returns the response of an operation that succeeds, else null. */
    @Nullable JsonObject response();

    /** Returns the error of one that fails or is cancelled, else null. */
    @Nullable Status error();

    /** The response of an operation that succeeds. */
    record Response(JsonObject response) implements Result {
      /**
       * @throws InvalidArgumentException if the response has no {@code @type}
       */
      public Response {
        Checks.any("response", response);
      }

      @Override
      public @Nullable Status error() {
        return null;
      }
    }

    /** The error of an operation that fails, or is cancelled. */
    record Failure(Status error) implements Result {
      @Override
      public @Nullable JsonObject response() {
        return null;
      }
    }
  }
}
