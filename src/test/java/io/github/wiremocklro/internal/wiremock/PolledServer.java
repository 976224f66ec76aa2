package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.longrunning.Operation;
import io.github.wiremocklro.WireMockLroServer;
import io.grpc.StatusRuntimeException;
import java.util.function.Consumer;

/** A server with an operation that never ends, and a client that polls it over gRPC. */
final class PolledServer implements AutoCloseable {
  static final String NAME = "projects/p/locations/l/operations/op-1";
  static final String PATH = "/v1/" + NAME;

  final WireMockLroServer fake;
  final Grpc grpc;

  PolledServer(Consumer<WireMockConfiguration> configuration) {
    fake = new WireMockLroServer(configuration).start();
    fake.start(operation().name(NAME).doneAfter(never()));
    grpc = new Grpc(fake.baseUrl());
  }

  /** Returns the server inside. */
  WireMockServer wireMock() {
    return fake.wireMock();
  }

  Operation get() {
    return grpc.with("x-of-mine", "a").get(NAME);
  }

  void getOrError() {
    try {
      get();
    } catch (StatusRuntimeException e) {
      // Some extensions make one of it.
    }
  }

  long polls() {
    return fake.record(NAME).calls().polled();
  }

  Rest.Reply journal() {
    get();
    return new Rest(fake::baseUrl).get("/__admin/requests");
  }

  @Override
  public void close() {
    grpc.close();
    fake.close();
  }
}
