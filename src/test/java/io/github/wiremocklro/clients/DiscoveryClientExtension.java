package io.github.wiremocklro.clients;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.api.services.dataplex.v1.CloudDataplex;
import io.github.wiremocklro.FakeOperations;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for the tests of one class, with a client of google-api-services-dataplex
 * v1-rev20251113-2.0.0.
 */
final class DiscoveryClientExtension implements BeforeAllCallback, AfterAllCallback {
  private final SharedServer server = new SharedServer();
  private CloudDataplex client;

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
    client = DataplexDiscovery.connect(server.baseUrl());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  CloudDataplex client() {
    return client;
  }

  WireMockServer wireMock() {
    return server.wireMock();
  }

  FakeOperations project() {
    return server.project();
  }
}
