package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.github.wiremocklro.WireMockLroServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools ask of a server, such as grpcurl and the probes of Kubernetes, that has no token. */
class GrpcToolsTest {
  private static final int LIST_SERVICES = 7;
  private static final int SERVING = 1;

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().requireAuth().start();

  @AutoClose private final Grpc grpc = new Grpc(fake.baseUrl());

  @Test
  void theServerIsWell() {
    Empty reply =
        grpc.call(
            "grpc.health.v1.Health/Check", Empty.getDefaultInstance(), Empty.getDefaultInstance());

    assertThat(reply.getUnknownFields().getField(1).getVarintList())
        .containsExactly((long) SERVING);
    assertThat(fake.wireMock().getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1alpha"})
  void theServicesAreListed(String version) {
    // Of the message's own builder, the method is another on the oldest protobuf.
    Message.Builder all =
        ((Message.Builder) Empty.newBuilder())
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(
                        LIST_SERVICES,
                        UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8("*"))
                            .build())
                    .build());

    Empty reply =
        grpc.call(
            "grpc.reflection.%s.ServerReflection/ServerReflectionInfo".formatted(version),
            (Empty) all.build(),
            Empty.getDefaultInstance());

    assertThat(new String(reply.toByteArray(), UTF_8))
        .contains("google.cloud.dataplex.v1.DataplexService", "google.longrunning.Operations");
    assertThat(fake.wireMock().getAllServeEvents()).isEmpty();
  }
}
