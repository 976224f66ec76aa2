package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;

/** WireMock's log without credentials. */
public final class RedactingNotifier implements Notifier {
  private final Notifier log;
  private final Credentials credentials;

  /** Creates what writes to a log, and leaves out what is hidden. */
  public RedactingNotifier(Notifier log, LroServices services) {
    this.log = log;
    this.credentials = services.credentials();
  }

  @Override
  public void info(String message) {
    log.info(credentials.inText(message));
  }

  @Override
  public void error(String message) {
    log.error(credentials.inText(message));
  }

  @Override
  public void error(String message, Throwable cause) {
    log.error(credentials.inText(message), cause);
  }
}
