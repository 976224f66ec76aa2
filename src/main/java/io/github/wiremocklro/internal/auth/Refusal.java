package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.operation.StatusException;

/**
 * How a call is answered that may not pass.
 *
 * @param challenge the header {@code WWW-Authenticate} of the reply (RFC 6750)
 */
public record Refusal(StatusException error, String challenge) {}
