/**
 * The vocabulary: what a user writes and reads of long-running operations, whichever door it comes
 * in by. Start at {@link io.github.wiremocklro.operation.OperationScript}. Nothing here speaks
 * HTTP, reads JSON text or needs WireMock; but a code has the status that HTTP gives it, and a
 * fault says what is in a reply.
 */
@NullMarked
package io.github.wiremocklro.operation;

import org.jspecify.annotations.NullMarked;
