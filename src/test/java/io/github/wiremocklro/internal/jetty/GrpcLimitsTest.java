package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.grpc.Messages.bomb;
import static io.github.wiremocklro.internal.grpc.Messages.framed;
import static io.github.wiremocklro.internal.jetty.FakeGrpc.ECHO;
import static io.github.wiremocklro.internal.jetty.FakeGrpc.NEVER;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What many clients at once, and clients that do not keep to the protocol, can do to a server. */
@Timeout(300)
@Tag("slow")
class GrpcLimitsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final int STREAMS = 1_000;
  private static final int FRAME = 16_384;

  private final FakeGrpc service = new FakeGrpc();

  @AutoClose
  private final BoundedServer server =
      new BoundedServer(BoundedServer.FOR_EVER, 0, Duration.ZERO, stubs -> service, options -> {});

  @AutoClose private final BytesClient client = new BytesClient(server.port());

  @Test
  void aThousandCallsAtOnceOnOneConnectionAreServed() throws Exception {
    List<ListenableFuture<byte[]>> calls = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      calls.add(client.start(NEVER, HELLO, CallOptions.DEFAULT));
    }
    await().until(() -> service.pending.size() == STREAMS);

    // Far more than there are threads: none is kept.
    assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
    service.pending.forEach(reply -> reply.complete(FakeGrpc.message(HELLO)));

    for (ListenableFuture<byte[]> call : calls) {
      assertThat(call.get()).isEqualTo(HELLO);
    }
  }

  @Test
  void callsThatClientsGiveUpAreGivenUpHereToo() {
    List<ListenableFuture<byte[]>> calls = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      calls.add(client.start(NEVER, HELLO, CallOptions.DEFAULT));
    }
    await().until(() -> service.pending.size() == STREAMS);

    calls.forEach(call -> call.cancel(true));

    assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
    await().until(() -> service.pending.stream().allMatch(CompletableFuture::isCancelled));
  }

  /** The reset comes while the call is being begun as often as after it. */
  @Test
  void callsThatAreGivenUpAtOnceAreGivenUpHereToo() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
        raw.call(stream, NEVER).lastData(stream, framed(HELLO)).cancel(stream);
      }
      raw.call(2 * STREAMS + 1, ECHO).lastData(2 * STREAMS + 1, framed(HELLO));

      assertThat(raw.fields(2 * STREAMS + 1)).containsEntry("grpc-status", "0");
      await().until(() -> service.pending.stream().allMatch(CompletableFuture::isCancelled));
    }
  }

  @Test
  void callsOfClientsThatHaveGoneAreGivenUp() {
    BytesClient other = new BytesClient(server.port());
    other.start(NEVER, HELLO, CallOptions.DEFAULT);
    await().until(() -> service.pending.size() == 1);

    other.close();

    await().until(() -> service.pending.stream().allMatch(CompletableFuture::isCancelled));
  }

  @Test
  void aDeadlineThatPassesEndsTheCall() {
    Status status =
        client.failure(
            NEVER, HELLO, CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS));

    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    await().until(() -> service.pending.stream().allMatch(CompletableFuture::isCancelled));
  }

  /** grpc-java ends the call by itself; what the server says, another client sees. */
  @Test
  void aDeadlineThatPassesIsAnsweredWithItself() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, NEVER, "grpc-timeout", "100m").lastData(1, framed(HELLO));

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "4")
          .hasEntrySatisfying("grpc-message", message -> assertThat(message).contains("100m"));
      await().until(() -> service.pending.stream().allMatch(CompletableFuture::isCancelled));
    }
  }

  @Test
  void aDeadlineHoldsForAMessageThatIsStillToCome() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      assertThat(raw.call(1, ECHO, "grpc-timeout", "100m").fields(1))
          .containsEntry("grpc-status", "4");
    }
  }

  /** Jetty's own limit is 128 a second. */
  @Test
  void aClientThatMeasuresItsConnectionWithPingsKeepsIt() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      for (int i = 0; i < 3_000; i++) {
        raw.ping();
      }
      for (int i = 0; i < 3_000; i++) {
        raw.pingReply();
      }

      assertThat(raw.call(1, ECHO).lastData(1, framed(HELLO)).fields(1))
          .containsEntry("grpc-status", "0");
    }
  }

  /** CVE-2023-44487. */
  @ParameterizedTest
  @CsvSource({
    "2147483648, 2147483648 bytes",
    "4294967295, 4294967295 bytes",
    "4194305, 4194305 bytes"
  })
  void aMessageThatIsTooLongIsRefusedBeforeItComes(long length, String told) {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO).data(1, framed(0, (int) length, HELLO));

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "8")
          .hasEntrySatisfying("grpc-message", message -> assertThat(message).contains(told));
      assertThat(raw.reset(1)).isEqualTo(RawHttp2.NO_ERROR);
      assertThat(raw.call(3, ECHO).lastData(3, framed(HELLO)).fields(3))
          .containsEntry("grpc-status", "0");
    }
  }

  @Test
  void aLongMessageThatIsRefusedIsRefusedForRealClientsToo() {
    Status status = client.failure(ECHO, new byte[(4 << 20) + 1]);

    assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
  }

  @Test
  void aBombIsRefused() {
    byte[] bomb = bomb(1L << 26);
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO, "grpc-encoding", "gzip");
      for (int from = 0; from < bomb.length; from += FRAME) {
        raw.data(1, Arrays.copyOfRange(bomb, from, Math.min(bomb.length, from + FRAME)));
      }

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "8")
          .hasEntrySatisfying("grpc-message", m -> assertThat(m).contains("more than 4194304"));
    }
  }

  @Test
  void halfMessagesShareTheMemoryOfHalfBodiesAndGiveItBack() {
    List<RawHttp2> clients = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      // Of half a MiB each, which is what a stream may send unasked; there is room for 10 MiB.
      for (int i = 0; i < 40; i++) {
        RawHttp2 raw = new RawHttp2(server.baseUrl()).call(1, ECHO);
        clients.add(raw.data(1, framed(0, 1 << 20, HELLO)));
        for (int frame = 0; frame < 31; frame++) {
          raw.data(1, new byte[FRAME]);
        }
      }

      Object first =
          CompletableFuture.anyOf(
                  clients.stream()
                      .map(raw -> CompletableFuture.supplyAsync(() -> raw.fields(1), threads))
                      .toArray(CompletableFuture[]::new))
              .join();

      assertThat(first).asString().contains("grpc-status=8", "Too many requests are on their way");
      clients.forEach(RawHttp2::close);
      await()
          .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
          .until(() -> client.call(ECHO, new byte[4 << 20]).length == 4 << 20);
    } finally {
      clients.forEach(RawHttp2::close);
      threads.shutdown();
    }
  }

  /** It has its memory until the end of the request, which may never come. */
  @Test
  void wholeMessagesOfRequestsThatDoNotEndShareThatMemoryToo() {
    List<RawHttp2> clients = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < 40; i++) {
        RawHttp2 raw = new RawHttp2(server.baseUrl()).call(1, ECHO);
        clients.add(raw.data(1, framed(0, 31 * FRAME, new byte[0])));
        for (int frame = 0; frame < 31; frame++) {
          raw.data(1, new byte[FRAME]);
        }
      }

      Object first =
          CompletableFuture.anyOf(
                  clients.stream()
                      .map(raw -> CompletableFuture.supplyAsync(() -> raw.fields(1), threads))
                      .toArray(CompletableFuture[]::new))
              .join();

      assertThat(first).asString().contains("grpc-status=8", "Too many requests are on their way");
    } finally {
      clients.forEach(RawHttp2::close);
      threads.shutdown();
    }
  }

  @Test
  void repliesThatClientsDoNotTakeHaveOnlySoMuchMemoryAndGiveItBack() {
    byte[] mebibyte = new byte[1 << 20];
    String large = "test.Service/Large";
    service.with(large, call -> FakeGrpc.message(mebibyte));
    List<RawHttp2> clients = new ArrayList<>();
    try (RawHttp2 other = new RawHttp2(server.baseUrl())) {
      // There is room for 10 MiB, and a client takes 64 KiB unasked.
      for (int i = 0; i < 10; i++) {
        RawHttp2 raw = new RawHttp2(server.baseUrl()).call(1, large).lastData(1, framed(HELLO));
        clients.add(raw);
        assertThat(raw.data(1)).isNotEmpty();
      }

      assertThat(other.call(1, large).lastData(1, framed(HELLO)).fields(1))
          .containsEntry("grpc-status", "8");
      assertThat(other.call(3, ECHO).lastData(3, framed(HELLO)).fields(3))
          .containsEntry("grpc-status", "0");
    } finally {
      clients.forEach(RawHttp2::close);
    }
    await()
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .until(() -> client.call(large, HELLO).length == mebibyte.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "snappy", "zstd"})
  void anEncodingThatIsNotKnownIsUnimplementedAndTheKnownOnesAreTold(String encoding) {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO, "grpc-encoding", encoding).lastData(1, framed(1, 5, HELLO));

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "12")
          .containsEntry("grpc-accept-encoding", "identity,gzip")
          .hasEntrySatisfying("grpc-message", message -> assertThat(message).contains(encoding));
    }
  }

  @Test
  void twoMessagesAreOneTooMany() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO).data(1, framed(HELLO)).lastData(1, framed(HELLO));

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "12")
          .hasEntrySatisfying("grpc-message", message -> assertThat(message).contains(ECHO));
    }
  }

  @Test
  void noMessageIsOneTooFew() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO).lastData(1, new byte[0]);

      assertThat(raw.fields(1)).containsEntry("grpc-status", "12");
    }
  }

  @Test
  void aRequestThatEndsAmidAMessageIsAnError() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO).lastData(1, framed(0, 100, HELLO));

      assertThat(raw.fields(1)).containsEntry("grpc-status", "13");
    }
  }

  @Test
  void aTimeoutThatIsNoneIsAnError() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO, "grpc-timeout", "soon").lastData(1, framed(HELLO));

      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "13")
          .hasEntrySatisfying("grpc-message", message -> assertThat(message).contains("'soon'"));
    }
  }

  @Test
  void messagesThatAreNotProtobufAreUnimplemented() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      raw.call(1, ECHO, "content-type", "application/grpc+json").lastData(1, framed(HELLO));
      assertThat(raw.fields(1))
          .containsEntry("grpc-status", "12")
          .hasEntrySatisfying("grpc-message", m -> assertThat(m).contains("application/grpc+json"));

      raw.call(3, ECHO, "content-type", "application/grpc+proto").lastData(3, framed(HELLO));
      assertThat(raw.fields(3)).containsEntry("grpc-status", "0");
    }
  }

  /** More than there are threads, by far. */
  @Test
  void halfMessagesKeepNobodyElseWaiting() {
    try (RawHttp2 raw = new RawHttp2(server.baseUrl())) {
      for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
        raw.call(stream, ECHO).data(stream, framed(0, 1_000, HELLO));
      }

      assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
      assertThat(raw.data(1, new byte[995]).lastData(1, new byte[0]).fields(1))
          .containsEntry("grpc-status", "0");
    }
  }

  @Test
  void halfAMessageHasOnlySoMuchTime() {
    try (BoundedServer impatient =
            new BoundedServer(
                Duration.ofMillis(300), 0, Duration.ZERO, stubs -> service, options -> {});
        RawHttp2 raw = new RawHttp2(impatient.baseUrl())) {
      for (byte[] part : List.of(new byte[0], framed(0, 100, HELLO))) {
        int stream = part.length == 0 ? 1 : 3;
        Map<String, String> fields = raw.call(stream, ECHO).data(stream, part).fields(stream);

        assertThat(fields)
            .containsEntry("grpc-status", "4")
            .hasEntrySatisfying("grpc-message", m -> assertThat(m).contains("within 300 ms"));
        assertThat(raw.reset(stream)).isEqualTo(RawHttp2.NO_ERROR);
      }
    }
  }
}
