package io.github.wiremocklro.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered with an error. Nothing has changed by it, except that the history of an
 * operation may have noted the call. The message of the exception has beside that of the status
 * what its {@linkplain Status#debug() DebugInfo} tells the developer.
 */
public class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final String reason;
  private final transient @Nullable Duration retryAfter;

  /**
   * Creates the exception.
   *
   * @param reason what {@code google.rpc.ErrorInfo.reason} is to say (AIP-193): UPPER_SNAKE_CASE
   */
  public StatusException(Status status, String reason) {
    this(status, reason, null);
  }

  /**
   * Creates the exception.
   *
   * @param reason what {@code google.rpc.ErrorInfo.reason} is to say (AIP-193): UPPER_SNAKE_CASE
   * @param retryAfter when to try again, in whole seconds; null for no word of it
   */
  public StatusException(Status status, String reason, @Nullable Duration retryAfter) {
    super(text(status));
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  private static String text(Status status) {
    String text = status.code() + ": " + status.message();
    String debug = status.debug();
    String end = text.endsWith(".") ? " " : ". ";
    return debug == null ? text : text + end + debug;
  }

  /** Returns what the caller is answered. */
  public Status status() {
    return status;
  }

  /** Returns the machine-readable reason for {@code google.rpc.ErrorInfo}. */
  public String reason() {
    return reason;
  }

  /** Returns when to try again, in whole seconds; null for no word of it. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
