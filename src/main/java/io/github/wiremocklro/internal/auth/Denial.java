package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.internal.api.KnownApi;
import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;

/**
 * Why a request is turned away. The names are Google's (google/api/error_reason.proto), and so is
 * the first sentence of each text.
 */
public enum Denial {
  /** There is no access token in the request. */
  CREDENTIALS_MISSING(
      Code.UNAUTHENTICATED,
      "",
      "Request is missing required authentication credential."
          + " Send an OAuth 2 access token: \"Authorization: Bearer ...\"."),

  /**
   * The token is none of those that are known. Google has no reason of its own for this, and takes
   * what it cannot recognize for a type of token that it does not support.
   */
  ACCESS_TOKEN_TYPE_UNSUPPORTED(
      Code.UNAUTHENTICATED,
      ", error=\"invalid_token\"",
      "Request had invalid authentication credentials."
          + " The access token is none of those that are declared here."),

  /** The token was good once. */
  ACCESS_TOKEN_EXPIRED(
      Code.UNAUTHENTICATED,
      ", error=\"invalid_token\"",
      "Request had invalid authentication credentials."
          + " The access token has expired, on the clock of this fake."),

  /** The token is good, but not for this. */
  ACCESS_TOKEN_SCOPE_INSUFFICIENT(
      Code.PERMISSION_DENIED,
      ", error=\"insufficient_scope\", scope=\"%s\"",
      "Request had insufficient authentication scopes." + " The access token needs one of: %s.");

  private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

  private final Code code;
  private final String challenge;
  private final String message;

  Denial(Code code, String challenge, String message) {
    this.code = code;
    this.challenge = challenge;
    this.message = message;
  }

  /** Returns the header {@code WWW-Authenticate} of the reply of an API (RFC 6750). */
  public String challenge(KnownApi api) {
    return REALM + challenge.formatted(api.oauthScopes().stream().findFirst().orElse(""));
  }

  /** Returns the error that the request is answered with by an API. */
  public StatusException error(KnownApi api) {
    String told = message.formatted(String.join(", ", api.oauthScopes()));
    ErrorInfo info =
        new ErrorInfo(name(), "googleapis.com", JsonObject.of("service", api.defaultHost()));
    return new StatusException(new Status(code, told, List.of(info.json())), name());
  }
}
