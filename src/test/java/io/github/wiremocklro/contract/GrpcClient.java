package io.github.wiremocklro.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataplex.v1.CreateEntryRequest;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.List;

/** Over gRPC. */
record GrpcClient(JsonGrpc grpc) implements Client {

  GrpcClient(String baseUrl) {
    this(
        new JsonGrpc(
            baseUrl,
            List.of(
                CreateLakeRequest.getDescriptor().getFile(),
                CreateEntryRequest.getDescriptor().getFile())));
  }

  @Override
  public Reply send(ApiCall call) {
    return grpc.call(call.method(), Json.text(call.message()));
  }

  @Override
  public Client with(String header, String value) {
    return new GrpcClient(grpc.with(header, value));
  }

  @Override
  public String asked(ApiCall call) {
    String body = call.verb().equals("POST") ? " {}" : "";
    return "gRPC %s as %s %s%s".formatted(call.method(), call.verb(), call.url(), body);
  }

  /** grpc/grpc, {@code doc/http-grpc-status-mapping.md}: 502 is UNAVAILABLE, 500 is UNKNOWN. */
  @Override
  public void assertPage(ApiCall call, int httpStatus, String html) {
    Reply reply = send(call);
    assertThat(reply.text("/error/status"))
        .isEqualTo(httpStatus == 502 ? "UNAVAILABLE" : "UNKNOWN");
    assertThat(reply.message()).contains("HTTP status code " + httpStatus).contains(html);
  }

  @Override
  public void assertBroken(ApiCall call) {
    assertThat(send(call).message()).contains("RST_STREAM");
  }

  /** They are a oneof, of which a reader keeps the last. */
  @Override
  public void assertBothResults(ApiCall call, int code) {
    Reply reply = send(call);
    assertThat(reply.has("/response")).isFalse();
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(code);
  }

  /** The Any arrives, and has its name; only JSON cannot be made of it. */
  @Override
  public void assertUnknownMetadata(ApiCall call, String type) {
    assertThatThrownBy(() -> send(call))
        .hasMessageContaining("type_url: \"type.googleapis.com/" + type);
  }

  @Override
  public void close() {
    grpc.close();
  }
}
