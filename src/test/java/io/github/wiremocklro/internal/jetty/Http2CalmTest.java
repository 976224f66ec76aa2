package io.github.wiremocklro.internal.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wiremock.org.eclipse.jetty.http2.ErrorCode;
import wiremock.org.eclipse.jetty.http2.frames.PingFrame;
import wiremock.org.eclipse.jetty.http2.frames.ResetFrame;

/** Floods, which no client of a test is sure to be quick enough for. */
class Http2CalmTest {
  private static final ResetFrame RESET = new ResetFrame(1, ErrorCode.CANCEL_STREAM_ERROR.code);
  private static final int RESETS = 10_240;

  @Test
  void aFloodOfResetsEndsTheConnection() {
    Http2Calm calm = new Http2Calm();

    assertThat(Stream.generate(() -> calm.onEvent(RESET)).limit(RESETS)).containsOnly(true);
    assertThat(calm.onEvent(RESET)).isFalse();
  }

  @Test
  void asManyPingsAreTheReplyOfABusyClient() {
    Http2Calm calm = new Http2Calm();
    PingFrame ping = new PingFrame(false);

    assertThat(Stream.generate(() -> calm.onEvent(ping)).limit(RESETS + 1)).containsOnly(true);
  }
}
