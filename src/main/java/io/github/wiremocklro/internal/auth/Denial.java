package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.internal.api.RequiredAccess;
import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a call is turned away. The reasons are Google's (google/api/error_reason.proto), and so is
 * the first sentence of each text. Which reason and domain stand with which token is as recorded of
 * Eventarc; of an access token that has expired there is no record.
 */
public enum Denial {
  /** There is no access token in the request. */
  NO_TOKEN(
      Code.UNAUTHENTICATED,
      "CREDENTIALS_MISSING",
      Denial.GOOGLE,
      "",
      "Request is missing required authentication credential."
          + " Send an OAuth 2 access token: \"Authorization: Bearer ...\"."),

  /** The token is none of those that are known. */
  UNKNOWN_TOKEN(
      Code.UNAUTHENTICATED,
      "CREDENTIALS_MISSING",
      Denial.NOBODY,
      Denial.INVALID_TOKEN,
      Denial.UNKNOWN),

  /** It is none of those that are known, and has the form of Google's access tokens. */
  UNKNOWN_ACCESS_TOKEN(
      Code.UNAUTHENTICATED,
      "ACCESS_TOKEN_TYPE_UNSUPPORTED",
      Denial.NOBODY,
      Denial.INVALID_TOKEN,
      Denial.UNKNOWN),

  /** It is none of those that are known, and has the form of a JWT: then no reason is told. */
  UNKNOWN_JWT(Code.UNAUTHENTICATED, "", Denial.NOBODY, Denial.INVALID_TOKEN, Denial.UNKNOWN),

  /** The token was good once. */
  TOKEN_EXPIRED(
      Code.UNAUTHENTICATED,
      "ACCESS_TOKEN_EXPIRED",
      Denial.GOOGLE,
      Denial.INVALID_TOKEN,
      "Request had invalid authentication credentials."
          + " The access token has expired, on the clock of this fake."),

  /** The token is good, but not for this. */
  SCOPE_INSUFFICIENT(
      Code.PERMISSION_DENIED,
      "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
      Denial.GOOGLE,
      ", error=\"insufficient_scope\", scope=\"%s\"",
      "Request had insufficient authentication scopes. The access token needs one of: %s.");

  private static final String GOOGLE = "googleapis.com";
  private static final String NOBODY = "";
  private static final String INVALID_TOKEN = ", error=\"invalid_token\"";
  private static final String UNKNOWN =
      "Request had invalid authentication credentials."
          + " The access token is none of those that are declared here.";
  private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
  private static final String OF_A_JWT = "Of a token in the form of a JWT Google tells no reason.";

  private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*");

  private final Code code;
  private final String reason;
  private final String domain;
  private final String challenge;
  private final String message;

  Denial(Code code, String reason, String domain, String challenge, String message) {
    this.code = code;
    this.reason = reason;
    this.domain = domain;
    this.challenge = challenge;
    this.message = message;
  }

  /** Returns why a token is turned away that is none of those that are known. */
  static Denial ofUnknown(String token) {
    if (token.startsWith("ya29.")) {
      return UNKNOWN_ACCESS_TOKEN;
    }
    return JWT.matcher(token).matches() ? UNKNOWN_JWT : UNKNOWN_TOKEN;
  }

  /**
   * Returns the error that the call is answered with.
   *
   * @param method the full name of the method that was called; empty where it is not known
   */
  Refusal refusal(RequiredAccess access, String method) {
    Status status = Status.of(code, message.formatted(String.join(", ", access.scopes())));
    Status told =
        reason.isEmpty()
            ? status.withDebug(OF_A_JWT)
            : new Status(code, status.message(), List.of(info(access, method).json()));
    return new Refusal(
        new StatusException(told, reason),
        REALM + challenge.formatted(String.join(" ", access.scopes())));
  }

  private ErrorInfo info(RequiredAccess access, String method) {
    JsonObject metadata = JsonObject.EMPTY;
    metadata = access.service().isEmpty() ? metadata : metadata.with("service", access.service());
    metadata = method.isEmpty() ? metadata : metadata.with("method", method);
    return new ErrorInfo(reason, domain, metadata);
  }
}
