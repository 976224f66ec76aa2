package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Raw;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.FaultReply;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replies that are later than what else there is of time limits. */
@Timeout(120)
class LongDelaysTest {

  /** The ways to make a server. */
  enum Server {
    EMBEDDED(WireMockLroServer::new),
    STANDALONE(() -> WireMockLroServer.fromCommandLine("--port", "0"));

    private final Supplier<WireMockLroServer> maker;

    Server(Supplier<WireMockLroServer> maker) {
      this.maker = maker;
    }
  }

  /** The tests below show what comes of it where it is less, or more, than a delay. */
  @ParameterizedTest
  @EnumSource
  void theLongestDelayOfAScriptEndsBeforeTheTimeout(Server server) {
    try (WireMockLroServer fake = server.maker.get()) {
      assertThat(fake.wireMock().getOptions().timeout())
          .isGreaterThan(FaultReply.Delay.MAX.toMillis());
    }
  }

  @Test
  void aReplyThatIsLaterThanTheUsersTimeoutIsAFailureThatNamesIt() {
    try (WireMockLroServer fake = delaying(Duration.ofMinutes(1), 200, 60_000)) {
      Rest.Reply reply = new Rest(fake::baseUrl).get("/late");

      assertThat(reply.error()).isEqualTo("500 INTERNAL HTTP_500");
      assertThat(reply.message()).contains("options.timeout");
      // Else it would carry the late reply, in place of another.
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void aConnectionIsNotIdleWhileItsReplyIsDelayed() {
    try (WireMockLroServer fake = delaying(Duration.ofMillis(700), 60_000, 100);
        Raw http1 = new Raw(fake.baseUrl());
        RawHttp2 http2 = new RawHttp2(fake.baseUrl())) {
      http1.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      http2.request(1, "GET", "/late");

      assertThat(http1.reply()).startsWith("HTTP/1.1 200 ").endsWith("late");
      assertThat(http2.reply(1)).isEqualTo("late");
    }
  }

  @Test
  void noDelayOfWholeSecondsEndsJustWhenItsConnectionIsLookedAtForIdleness() {
    long idle = LroHttpServerFactory.IDLE.toMillis();
    LongStream delays = LongStream.rangeClosed(1, FaultReply.Delay.MAX.toSeconds());

    assertThat(delays.map(seconds -> seconds * 1_000 % idle))
        .allMatch(ms -> ms >= 50 && ms <= idle - 50);
  }

  private static WireMockLroServer delaying(Duration delay, int timeoutMillis, long idleMillis) {
    WireMockLroServer fake =
        new WireMockLroServer(
                options -> options.timeout(timeoutMillis).jettyIdleTimeout(idleMillis))
            .start();
    int millis = Math.toIntExact(delay.toMillis());
    fake.wireMock()
        .stubFor(get("/late").willReturn(aResponse().withFixedDelay(millis).withBody("late")));
    return fake;
  }
}
