package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.grpc.Messages.framed;
import static io.github.wiremocklro.internal.jetty.FakeGrpc.STREAM;
import static io.github.wiremocklro.internal.jetty.RawHttp2.FRAME_SIZE;
import static io.github.wiremocklro.internal.jetty.RawHttp2.WINDOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.operation.Code;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with many messages, as those of server reflection are. */
@Timeout(120)
class GrpcStreamsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final int HEADERS_OF_WIREMOCK = 32_768;

  private final FakeGrpc service = new FakeGrpc();

  @AutoClose
  private final BoundedServer server =
      new BoundedServer(Duration.ofSeconds(1), 0, Duration.ZERO, stubs -> service, options -> {});

  @AutoClose private final RawHttp2 raw = new RawHttp2(server.baseUrl());

  @Test
  void eachMessageIsAnsweredWhenItComes() {
    raw.call(1, STREAM);
    for (int i = 0; i < 3; i++) {
      byte[] frame = framed(new byte[] {1, 2, (byte) i});

      assertThat(raw.data(1, frame).data(1)).isEqualTo(frame);
    }

    assertThat(raw.lastData(1, new byte[0]).fields(1)).containsEntry("grpc-status", "0");
  }

  @Test
  void manySmallMessagesInOneFrameAreAnsweredOneAfterTheOther() {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000; i++) {
      many.writeBytes(framed(new byte[0]));
    }

    assertThat(raw.call(1, STREAM).lastData(1, many.toByteArray()).reply(1, many.size()))
        .isEqualTo(many.toByteArray());
  }

  /**
   * Clients on gRPC's C core, such as that for Python, take frames of 4 MiB, and Jetty makes a
   * buffer as long as those for each block of headers.
   */
  @ParameterizedTest
  @ValueSource(ints = {1 << 22, (1 << 24) - 1})
  void framesAreNoLongerThanHeadersMayBeThoughTheClientTakesThem(int taken) {
    service.with(STREAM, call -> FakeGrpc.message(new byte[1 << 20]));
    raw.takes(WINDOW, 1 << 24).grant(0).takes(FRAME_SIZE, taken);

    raw.call(1, STREAM).data(1, framed(HELLO));

    assertThat(raw.data(1).length).isLessThanOrEqualTo(HEADERS_OF_WIREMOCK);
  }

  @Test
  void aStreamWithoutAMessageIsNoError() {
    assertThat(raw.call(1, STREAM).lastData(1, new byte[0]).fields(1))
        .containsEntry("grpc-status", "0")
        .containsEntry("content-type", "application/grpc");
  }

  @Test
  void anErrorEndsTheStream() {
    service.with(
        STREAM,
        call ->
            Arrays.equals(call.message(), HELLO)
                ? FakeGrpc.message(HELLO)
                : GrpcReply.of(new GrpcReply.Failure(GrpcStatus.of(Code.NOT_FOUND, "not there"))));
    raw.call(1, STREAM).data(1, framed(HELLO));
    assertThat(raw.data(1)).isEqualTo(framed(HELLO));

    Map<String, String> fields = raw.data(1, framed(new byte[1])).fields(1);

    assertThat(fields).containsEntry("grpc-status", "5").containsEntry("grpc-message", "not there");
    assertThat(raw.reset(1)).isEqualTo(RawHttp2.NO_ERROR);
  }

  @Test
  void halfAMessageHasOnlySoMuchTimeWhileAStreamHasMore() {
    raw.call(1, STREAM).data(1, framed(HELLO));
    assertThat(raw.data(1)).isEqualTo(framed(HELLO));
    raw.call(3, STREAM).data(3, framed(0, 100, HELLO));

    assertThat(raw.fields(3)).containsEntry("grpc-status", "4");
    raw.data(1, framed(HELLO));
    assertThat(raw.data(1)).isEqualTo(framed(HELLO));
  }

  @Test
  void halfAMessageAtTheEndIsAnError() {
    assertThat(raw.call(1, STREAM).lastData(1, framed(0, 100, HELLO)).fields(1))
        .containsEntry("grpc-status", "13");
  }

  @Test
  void aStreamOnWhichNothingComesEndsAtSomeTime() {
    try (BoundedServer hasty =
            new BoundedServer(
                BoundedServer.FOR_EVER,
                0,
                Duration.ZERO,
                stubs -> service,
                options -> options.jettyIdleTimeout(300L));
        RawHttp2 idle = new RawHttp2(hasty.baseUrl())) {
      idle.call(1, STREAM).data(1, framed(HELLO));
      assertThat(idle.data(1)).isEqualTo(framed(HELLO));

      assertThat(idle.fields(1)).containsEntry("grpc-status", "14");
    }
  }
}
