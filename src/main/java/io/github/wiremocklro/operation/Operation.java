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
    @Nullable JsonObject response) {}
