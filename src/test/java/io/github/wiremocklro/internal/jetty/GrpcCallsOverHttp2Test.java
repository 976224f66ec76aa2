package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.jetty.FakeGrpc.ECHO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.internal.grpc.Messages;
import io.github.wiremocklro.internal.grpc.Metadata.Entry;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
      new BoundedServer(BoundedServer.FOR_EVER, 0, Duration.ZERO, stubs -> SERVICE, options -> {});

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
                  .get(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER)))
          .isEqualTo(details);
    }
  }

  @Test
  void gzipIsTaken() {
    byte[] message = new byte[100_000];

    assertThat(CLIENT.call(ECHO, message, CallOptions.DEFAULT.withCompression("gzip")))
        .isEqualTo(message);
  }

  @Test
  void theServiceIsToldWhoCallsWhatAndWithWhichMetadata() throws Exception {
    BlockingQueue<GrpcCall> calls = new LinkedBlockingQueue<>();
    String method = "test.Service/Tell";
    SERVICE.with(
        method,
        call -> {
          calls.add(call);
          return FakeGrpc.message(HELLO);
        });
    Metadata metadata = new Metadata();
    metadata.put(key("authorization"), "Bearer token");
    metadata.put(key("x-lro-script"), "{}");

    ClientCalls.blockingUnaryCall(
        ClientInterceptors.intercept(
            CLIENT.channel(), MetadataUtils.newAttachHeadersInterceptor(metadata)),
        BytesClient.unary(method),
        CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.HOURS),
        HELLO);

    GrpcCall call = calls.take();
    assertThat(call.method()).isEqualTo(method);
    assertThat(call.server()).hasToString("http://127.0.0.1:" + SERVER.port());
    assertThat(call.client()).isEqualTo("127.0.0.1");
    assertThat(call.metadata().first("authorization")).contains("Bearer token");
    assertThat(call.metadata().entries())
        .extracting(Entry::name)
        .containsExactlyInAnyOrder("authorization", "x-lro-script", "user-agent");
  }

  @Test
  void theMetadataOfAReplyArriveButWhatWouldBreakIt() {
    String method = "test.Service/Metadata";
    SERVICE.with(
        method,
        call ->
            new GrpcReply(
                Duration.ZERO,
                new io.github.wiremocklro.internal.grpc.Metadata(
                    List.of(
                        new Entry("x-mine", "a"),
                        new Entry("x-mine", "b"),
                        new Entry("content-length", "3"),
                        new Entry("grpc-status", "5"),
                        new Entry("x bad", "c"),
                        new Entry("x-bad", "\u20ac"))),
                new GrpcReply.Message(HELLO)));
    AtomicReference<Metadata> headers = new AtomicReference<>();

    byte[] reply =
        ClientCalls.blockingUnaryCall(
            ClientInterceptors.intercept(
                CLIENT.channel(),
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>())),
            BytesClient.unary(method),
            CallOptions.DEFAULT,
            HELLO);

    assertThat(reply).isEqualTo(HELLO);
    assertThat(headers.get().getAll(key("x-mine"))).containsExactly("a", "b");
    assertThat(headers.get().keys()).doesNotContain("x-bad", "x bad", "grpc-status");
  }

  /** The headers that grpc-java takes, like most clients, are 8 KiB long together. */
  @Test
  void anErrorThatIsTooLongForClientsArrivesShortened() {
    String method = "test.Service/Long";
    SERVICE.with(
        method,
        call ->
            GrpcReply.of(
                new GrpcReply.Failure(new GrpcStatus(5, "e".repeat(50_000), new byte[50_000]))));

    Status status = CLIENT.failure(method, HELLO);

    assertThat(status.getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(status.getDescription()).startsWith("eee").endsWith("...");
  }

  @Test
  void aRequestOfGrpcWebIsHttpsOwn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/" + ECHO))
            .header("content-type", "application/grpc-web+proto")
            .POST(BodyPublishers.ofByteArray(Messages.framed(HELLO)))
            .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
