package io.github.wiremocklro.bench;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.bench.Connection.Answer;
import io.github.wiremocklro.contract.ApiCall;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.util.List;

/** A connection over which calls go one way or the other; their replies read alike. */
interface Transport extends AutoCloseable {

  Answer call(ApiCall call) throws IOException;

  @Override
  void close() throws IOException;

  /** Connects over HTTP/JSON. */
  static Transport rest(int port) throws IOException {
    Connection connection = new Connection(port);
    return new Transport() {
      @Override
      public Answer call(ApiCall call) throws IOException {
        String body = call.body();
        return connection.call(call.verb(), call.url(), body == null ? "" : body);
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }

  /** Connects over gRPC, with Google's client library, which knows the types. */
  static Transport grpc(int port) {
    JsonGrpc grpc =
        new JsonGrpc(
            "http://127.0.0.1:" + port, List.of(CreateLakeRequest.getDescriptor().getFile()));
    return new Transport() {
      @Override
      public Answer call(ApiCall call) {
        Reply reply =
            grpc.withDeadline(Connection.PATIENCE_MILLIS)
                .call(call.method(), Json.text(call.message()));
        return new Answer(reply.status(), reply.body());
      }

      @Override
      public void close() {
        grpc.close();
      }
    };
  }
}
