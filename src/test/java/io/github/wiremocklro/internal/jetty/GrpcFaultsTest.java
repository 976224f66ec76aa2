package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.grpc.Messages.framed;
import static io.github.wiremocklro.internal.jetty.FakeGrpc.ECHO;
import static io.github.wiremocklro.internal.jetty.FakeGrpc.NEVER;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcReply.Content;
import io.github.wiremocklro.internal.grpc.GrpcReply.Dropped;
import io.github.wiremocklro.internal.grpc.GrpcReply.Http;
import io.github.wiremocklro.internal.grpc.GrpcReply.Message;
import io.github.wiremocklro.internal.grpc.GrpcReply.Truncated;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.grpc.CallOptions;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with a reply on its way. */
@Timeout(120)
@Tag("slow")
class GrpcFaultsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final String FAULT = "test.Service/Fault";

  private final FakeGrpc service = new FakeGrpc();

  @AutoClose
  private final BoundedServer server =
      new BoundedServer(BoundedServer.FOR_EVER, 0, Duration.ZERO, stubs -> service, options -> {});

  @Test
  void aDroppedReplyEndsItsStreamAndNotThoseOfOthers() throws Exception {
    answer(new Dropped());
    try (BytesClient client = new BytesClient(server.port())) {
      ListenableFuture<byte[]> other = client.start(NEVER, HELLO, CallOptions.DEFAULT);
      await().until(() -> service.pending.size() == 1);

      assertThat(client.failure(FAULT, HELLO).getCode()).isEqualTo(Status.Code.INTERNAL);
      service.pending.forEach(reply -> reply.complete(FakeGrpc.message(HELLO)));
      assertThat(other.get()).isEqualTo(HELLO);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 1 << 20})
  void halfAMessageComesOfATruncatedReply(int length) {
    answer(new Truncated(new byte[length]));
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, FAULT).lastData(1, framed(HELLO));

      assertThat(raw.dataUntilReset(1)).hasSize((5 + length) / 2);
      assertThat(raw.call(3, ECHO).lastData(3, framed(HELLO)).fields(3))
          .containsEntry("grpc-status", "0");
    }
  }

  /** As grpc/grpc, doc/http-grpc-status-mapping.md has them. */
  @ParameterizedTest
  @CsvSource({"502, UNAVAILABLE", "503, UNAVAILABLE", "404, UNIMPLEMENTED", "418, UNKNOWN"})
  void thePageOfAProxyComesAsItIs(int status, Status.Code code) {
    answer(new Http(status, "text/html", "<h1>Bad</h1>".getBytes(UTF_8)));
    try (BytesClient client = new BytesClient(server.port())) {
      Status failure = client.failure(FAULT, HELLO);

      assertThat(failure.getCode()).isEqualTo(code);
      assertThat(failure.getDescription()).contains("HTTP status code " + status, "text/html");
    }
  }

  @Test
  void aDelayKeepsNoThread() throws Exception {
    service.with(
        FAULT, call -> new GrpcReply(Duration.ofSeconds(2), Metadata.EMPTY, new Message(HELLO)));
    try (BytesClient client = new BytesClient(server.port())) {
      List<ListenableFuture<byte[]>> delayed = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        delayed.add(client.start(FAULT, HELLO, CallOptions.DEFAULT));
      }

      for (ListenableFuture<byte[]> reply : delayed) {
        assertThat(reply.get()).isEqualTo(HELLO);
      }
    }
  }

  @Test
  void aDelayMayBeLongerThanAConnectionMayBeIdle() {
    service.with(
        FAULT, call -> new GrpcReply(Duration.ofSeconds(2), Metadata.EMPTY, new Message(HELLO)));
    try (BoundedServer hasty =
            new BoundedServer(
                BoundedServer.FOR_EVER,
                0,
                Duration.ZERO,
                stubs -> service,
                options -> options.jettyIdleTimeout(300L));
        BytesClient client = new BytesClient(hasty.port())) {
      assertThat(client.call(FAULT, HELLO)).isEqualTo(HELLO);
    }
  }

  @Test
  void aDelayEndsWithTheDeadline() {
    service.with(
        FAULT, call -> new GrpcReply(Duration.ofHours(1), Metadata.EMPTY, new Message(HELLO)));
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, FAULT, "grpc-timeout", "100m").lastData(1, framed(HELLO));

      assertThat(raw.fields(1)).containsEntry("grpc-status", "4");
    }
  }

  @Test
  void aServiceThatFailsIsAnError() {
    service.with(
        FAULT,
        call -> {
          throw new IllegalStateException("a bug of the test's");
        });
    try (BytesClient client = new BytesClient(server.port())) {
      Status failure = client.failure(FAULT, HELLO);

      assertThat(failure.getCode()).isEqualTo(Status.Code.INTERNAL);
      assertThat(failure.getDescription()).contains("a bug of the test's");
    }
  }

  /** What is in flight when a server stops that does not wait is not left to its own. */
  @Test
  void callsEndWithTheServer() {
    try (BytesClient client = new BytesClient(server.port())) {
      client.start(NEVER, HELLO, CallOptions.DEFAULT);
      await().until(() -> service.pending.size() == 1);

      server.close();

      await().until(() -> service.pending.stream().allMatch(CompletableFuture::isDone));
    }
  }

  @Test
  void aServerThatWaitsEndsWhatIsInFlightAndTakesNoMore() throws Exception {
    BoundedServer patient =
        new BoundedServer(
            BoundedServer.FOR_EVER, 0, Duration.ofMinutes(5), stubs -> service, options -> {});
    try (BytesClient client = new BytesClient(patient.port());
        RawHttp2 idle = new RawHttp2(patient.baseUrl())) {
      idle.call(1, ECHO).lastData(1, framed(HELLO)).fields(1);
      ListenableFuture<byte[]> inFlight = client.start(NEVER, HELLO, CallOptions.DEFAULT);
      await().until(() -> service.pending.size() == 1);

      CompletableFuture<Void> stop = CompletableFuture.runAsync(patient::close);

      assertThat(idle.goAway()).startsWith("0 ");
      assertThat(client.failure(ECHO, HELLO).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(inFlight.isDone()).isFalse();
      service.pending.forEach(reply -> reply.complete(FakeGrpc.message(HELLO)));
      assertThat(inFlight.get()).isEqualTo(HELLO);
      stop.get(1, TimeUnit.MINUTES);
    }
  }

  private void answer(Content content) {
    service.with(FAULT, call -> GrpcReply.of(content));
  }
}
