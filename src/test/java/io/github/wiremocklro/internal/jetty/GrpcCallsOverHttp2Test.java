package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.jetty.FakeGrpc.ECHO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with one message, as a client sees them. */
@Timeout(120)
class GrpcCallsOverHttp2Test {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private static final FakeGrpc SERVICE = new FakeGrpc();

  @AutoClose
  private static final BoundedServer SERVER =
      new BoundedServer(
          BoundedServer.FOR_EVER, 0, Duration.ZERO, stubs -> SERVICE, options -> {});

  @AutoClose private static final BytesClient CLIENT = new BytesClient(SERVER.port());

  @Test
  void aMessageIsAnsweredWithAMessage() {
    assertThat(CLIENT.call(ECHO, HELLO)).isEqualTo(HELLO);
  }

  @Test
  void anEmptyMessageIsOne() {
    assertThat(CLIENT.call(ECHO, new byte[0])).isEmpty();
  }

  @Test
  void aLongMessageComesAndGoesInManyFrames() {
    byte[] message = new byte[4 << 20];

    assertThat(CLIENT.call(ECHO, message)).isEqualTo(message);
  }

  @Test
  void anErrorHasItsCodeItsMessageAndItsDetails() {
    byte[] details = {1, 2, 3, 4};
    String message = "100 % \u00fcberlegt:\n\u20ac \ud83d\ude00";
    SERVICE.with(
        "test.Service/Fail",
        call -> GrpcReply.of(new GrpcReply.Failure(new GrpcStatus(10, message, details))));

    try {
      CLIENT.call("test.Service/Fail", HELLO);
      throw new AssertionError("no error");
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
      assertThat(e.getStatus().getDescription()).isEqualTo(message);
      assertThat(
              e.getTrailers()
                  .get(
                      Metadata.Key.of(
                          "grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER)))
          .isEqualTo(details);
    }
  }

  @Test
  void gzipIsTaken() {
    byte[] message = new byte[100_000];

    assertThat(CLIENT.call(ECHO, message, CallOptions.DEFAULT.withCompression("gzip")))
        .isEqualTo(message);
  }
}
