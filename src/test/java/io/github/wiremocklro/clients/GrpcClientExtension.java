package io.github.wiremocklro.clients;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import io.github.wiremocklro.FakeOperations;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for the tests of one class, with a client of google-cloud-dataplex 1.86.0 over gRPC. */
final class GrpcClientExtension implements BeforeAllCallback, AfterAllCallback {
  private final SharedServer server = new SharedServer();
  private DataplexServiceClient client;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server.start();
    client = DataplexGrpc.connect(server.baseUrl());
  }

  /** The client first: it would go on polling what never ends. */
  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    server.close();
  }

  DataplexServiceClient client() {
    return client;
  }

  WireMockServer wireMock() {
    return server.wireMock();
  }

  FakeOperations project() {
    return server.project();
  }

  String baseUrl() {
    return server.baseUrl();
  }
}
