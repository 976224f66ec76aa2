package io.github.wiremocklro.operation;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call that fails, in Google's shape.
 *
 * <p>Example: {@code FaultReply.error(RESOURCE_EXHAUSTED, "slow down").retryAfter(ofSeconds(2))}.
 *
 * @param status the error
 * @param reason what its {@code google.rpc.ErrorInfo} says; null for the name of the code
 * @param retryAfter what the header {@code Retry-After} says, in whole seconds; null for none
 */
public record FaultError(Status status, @Nullable String reason, @Nullable Duration retryAfter)
    implements FaultReply {
  /** As error_details.proto has it: UPPER_SNAKE_CASE of at most 63 characters. */
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,61}[A-Z0-9]");

  private static final Duration MAX_RETRY_AFTER = Duration.ofDays(365);

  /**
   * @throws InvalidArgumentException if a header or an ErrorInfo cannot say that
   */
  public FaultError {
    if (reason != null && !REASON.matcher(reason).matches()) {
      throw new InvalidArgumentException(
          "error.reason",
          reason,
          "is no reason of an ErrorInfo (error_details.proto)",
          "write at most 63 characters like RATE_LIMIT_EXCEEDED");
    }
    if (reason != null && status.details().stream().anyMatch(FaultError::isErrorInfo)) {
      throw new InvalidArgumentException(
          "error.reason",
          reason,
          "is given beside an ErrorInfo in the details, which has one",
          "keep one of them");
    }
    if (retryAfter != null
        && (retryAfter.isNegative()
            || retryAfter.getNano() != 0
            || retryAfter.compareTo(MAX_RETRY_AFTER) > 0)) {
      throw new InvalidArgumentException(
          "error.retryAfter",
          retryAfter,
          "cannot stand in the header Retry-After (RFC 9110)",
          "use whole seconds, at most a year, such as \"2s\"");
    }
  }

  private static boolean isErrorInfo(JsonObject detail) {
    return "google.rpc.ErrorInfo".equals(detail.messageType());
  }

  /** Returns this with another {@link #reason()}. */
  public FaultError reason(String reason) {
    return new FaultError(status, reason, retryAfter);
  }

  /** Returns this with another {@link #retryAfter()}. */
  public FaultError retryAfter(Duration retryAfter) {
    return new FaultError(status, reason, retryAfter);
  }

  /** Returns the exception that answers the call so. */
  public StatusException exception() {
    return new StatusException(status, reason != null ? reason : status.code().name(), retryAfter);
  }

  @Override
  public boolean isAppliedByDefault() {
    return false;
  }

  @Override
  public String description() {
    return "error";
  }
}
