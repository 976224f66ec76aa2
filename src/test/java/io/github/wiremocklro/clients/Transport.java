package io.github.wiremocklro.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Code;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What Google's clients for Java (gax 2.76.0) speak. What one and the same reply is to each of the
 * two stands here.
 */
enum Transport {
  /** HTTP/JSON. It decides by the status of HTTP alone: what shares one is one and the same. */
  REST {
    /** Has a scheme and no slash at the end: with one, gax-httpjson 2.76.0 fails. */
    @Override
    String endpoint(String baseUrl) {
      return baseUrl;
    }

    @Override
    DataplexServiceSettings.Builder plain() {
      return DataplexServiceSettings.newHttpJsonBuilder();
    }

    @Override
    DataplexServiceSettings.Builder trusting(WireMockLroServer server) {
      NetHttpTransport http =
          new NetHttpTransport.Builder()
              .setSslSocketFactory(server.sslContext().getSocketFactory())
              .build();
      DataplexServiceSettings.Builder settings = DataplexServiceSettings.newHttpJsonBuilder();
      settings.setTransportChannelProvider(
          DataplexServiceSettings.defaultHttpJsonTransportProviderBuilder()
              .setHttpTransport(http)
              .build());
      return settings;
    }

    @Override
    Operations operations(DataplexServiceClient client) {
      return Operations.of(client.getHttpJsonOperationsClient());
    }

    @Override
    StatusCode.Code shown(Code code) {
      return switch (code) {
        case UNAVAILABLE -> StatusCode.Code.OK;
        case UNKNOWN, DATA_LOSS -> StatusCode.Code.INTERNAL;
        case ALREADY_EXISTS -> StatusCode.Code.ABORTED;
        case FAILED_PRECONDITION, OUT_OF_RANGE -> StatusCode.Code.INVALID_ARGUMENT;
        default -> StatusCode.Code.valueOf(code.name());
      };
    }

    @Override
    StatusCode.Code shownOfALostReply() {
      return StatusCode.Code.UNKNOWN;
    }

    /** The trap: it has the type of a cancelled operation, and only its cause tells. */
    @Override
    StatusCode.Code shownOfATruncatedReply() {
      return StatusCode.Code.CANCELLED;
    }

    @Override
    StatusCode.Code shownOfAPage500() {
      return StatusCode.Code.INTERNAL;
    }

    /** gax-httpjson 2.76.0 reads no details of an error; they are in the text of its cause. */
    @Override
    void assertTells(ApiException error, String resource, String why) {
      assertThat(error.getErrorDetails()).isNull();
      assertThat(error)
          .rootCause()
          .hasMessageContaining("google.rpc.ResourceInfo")
          .hasMessageContaining("\"resourceName\":\"%s\"".formatted(resource))
          .hasMessageContaining(why);
    }

    /** It sends POST; the journal shows the method that the fake makes of it. */
    @Override
    Map.Entry<String, String> headerOfAnUpdate() {
      return Map.entry("X-HTTP-Method-Override", "PATCH");
    }
  },

  /** gRPC, the default. */
  GRPC {
    @Override
    String endpoint(String baseUrl) {
      return URI.create(baseUrl).getAuthority();
    }

    @Override
    DataplexServiceSettings.Builder plain() {
      DataplexServiceSettings.Builder settings = DataplexServiceSettings.newBuilder();
      settings.setTransportChannelProvider(
          DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
              .setChannelConfigurator(channel -> channel.usePlaintext())
              .build());
      return settings;
    }

    @Override
    DataplexServiceSettings.Builder trusting(WireMockLroServer server) throws IOException {
      SslContext tls =
          GrpcSslContexts.forClient()
              .trustManager(
                  new ByteArrayInputStream(
                      server.caCertificate().getBytes(StandardCharsets.US_ASCII)))
              .build();
      DataplexServiceSettings.Builder settings = DataplexServiceSettings.newBuilder();
      settings.setTransportChannelProvider(
          DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
              .setChannelConfigurator(channel -> ((NettyChannelBuilder) channel).sslContext(tls))
              .build());
      return settings;
    }

    @Override
    Operations operations(DataplexServiceClient client) {
      return Operations.of(client.getOperationsClient());
    }

    @Override
    StatusCode.Code shown(Code code) {
      return switch (code) {
        case UNAVAILABLE, DEADLINE_EXCEEDED -> StatusCode.Code.OK;
        default -> StatusCode.Code.valueOf(code.name());
      };
    }

    /** grpc/grpc, {@code doc/PROTOCOL-HTTP2.md}: what a stream comes to that a server resets. */
    @Override
    StatusCode.Code shownOfALostReply() {
      return StatusCode.Code.INTERNAL;
    }

    @Override
    StatusCode.Code shownOfATruncatedReply() {
      return StatusCode.Code.INTERNAL;
    }

    /** grpc/grpc, {@code doc/http-grpc-status-mapping.md}. */
    @Override
    StatusCode.Code shownOfAPage500() {
      return StatusCode.Code.UNKNOWN;
    }

    @Override
    void assertTells(ApiException error, String resource, String why) {
      assertThat(error.getErrorDetails().getResourceInfo().getResourceName()).isEqualTo(resource);
      assertThat(error.getErrorDetails().getDebugInfo().getDetail()).contains(why);
    }

    @Override
    Map.Entry<String, String> headerOfAnUpdate() {
      return Map.entry("x-lro-grpc-method", "google.cloud.dataplex.v1.DataplexService/UpdateLake");
    }
  };

  /** Returns how a client is told where a server is. */
  abstract String endpoint(String baseUrl);

  /** Returns the settings of clients without TLS. */
  abstract DataplexServiceSettings.Builder plain();

  /** Returns the settings of clients with TLS, which trust the certificate of a server. */
  abstract DataplexServiceSettings.Builder trusting(WireMockLroServer server) throws IOException;

  abstract Operations operations(DataplexServiceClient client);

  /**
   * Returns what a call of operations comes to that meets an error once: OK where it is sent again.
   */
  abstract StatusCode.Code shown(Code code);

  abstract StatusCode.Code shownOfALostReply();

  abstract StatusCode.Code shownOfATruncatedReply();

  /** Returns what a proxy's page with HTTP status 500 comes to. */
  abstract StatusCode.Code shownOfAPage500();

  /** Checks that an error tells which resource it is about and why. */
  abstract void assertTells(ApiException error, String resource, String why);

  /** Returns what the journal shows of an update beside its path. */
  abstract Map.Entry<String, String> headerOfAnUpdate();
}
