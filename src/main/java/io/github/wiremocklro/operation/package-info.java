/**
 * The long-running operations themselves: what a script says, what happens to an operation, and
 * when.
 *
 * <p>Start at {@link io.github.wiremocklro.operation.OperationScript}, the one vocabulary every
 * door shares, and {@link io.github.wiremocklro.operation.OperationsService}, the methods of {@code
 * google.longrunning.Operations}. Between them stands {@code Lifecycle}, a pure function of the
 * script, the time and what clients have done so far. Nothing here speaks HTTP, reads JSON text or
 * needs WireMock; but a code has the status that HTTP gives it, a fault says what is in a reply,
 * and errors name the options of the server that help.
 */
@NullMarked
package io.github.wiremocklro.operation;

import org.jspecify.annotations.NullMarked;
