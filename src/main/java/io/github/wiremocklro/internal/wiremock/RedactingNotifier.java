package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * WireMock's log without credentials.
 *
 * @param log what is written to
 * @param hearsInfo whether it is told more than errors; WireMock writes out whole requests for a
 *     log that passes over them
 * @param credentials what is left out
 */
public record RedactingNotifier(Notifier log, boolean hearsInfo, Credentials credentials)
    implements Notifier {

  @Override
  public void info(String message) {
    if (hearsInfo) {
      log.info(credentials.inText(message));
    }
  }

  @Override
  public void error(String message) {
    log.error(credentials.inText(message));
  }

  @Override
  public void error(String message, Throwable cause) {
    log.error(credentials.inText(message), shown(cause));
  }

  /** Returns a failure itself, unless there are credentials in its messages or its causes'. */
  private Throwable shown(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace, true));
    String whole = trace.toString();
    String shown = credentials.inText(whole);
    return shown.equals(whole) ? cause : new RedactedException(shown);
  }

  /** What is left of a failure: its stack trace, as text. */
  private static final class RedactedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedactedException(String trace) {
      super(trace, null, false, false);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
