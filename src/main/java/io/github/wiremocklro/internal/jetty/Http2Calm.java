package io.github.wiremocklro.internal.jetty;

import java.time.Duration;
import wiremock.org.eclipse.jetty.http2.frames.ResetFrame;
import wiremock.org.eclipse.jetty.http2.parser.RateControl;
import wiremock.org.eclipse.jetty.http2.parser.WindowRateControl;

/**
 * How many frames in a second that cost the server more than the client are taken on a connection
 * before it is closed. Jetty's own limit of 128 is less than a busy client of gRPC needs: Go's
 * sends a PING with every reply, to measure the connection, and a wait that is given up is a
 * RST_STREAM. There is a limit all the same, for floods of such frames are known attacks
 * (CVE-2019-9512, CVE-2023-44487).
 */
final class Http2Calm implements RateControl {
  /** Of as many streams as there can be at once, all are reset ten times. */
  private static final int RESETS = 10 * Http2Connections.STREAMS;

  private static final int OTHERS = 50_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RateControl resets = new WindowRateControl(RESETS, SECOND);
  private final RateControl others = new WindowRateControl(OTHERS, SECOND);

  @Override
  public boolean onEvent(Object frame) {
    return (frame instanceof ResetFrame ? resets : others).onEvent(frame);
  }
}
