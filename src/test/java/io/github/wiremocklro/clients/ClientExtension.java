package io.github.wiremocklro.clients;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import io.github.wiremocklro.FakeOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One server for the tests of all classes, each in a project of its own, with a client of
 * google-cloud-dataplex 1.86.0 for each transport.
 */
final class ClientExtension implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(ClientExtension.class);

  private Shared shared;

  @Override
  public void beforeAll(ExtensionContext context) {
    shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("server", key -> new Shared(), Shared.class);
  }

  DataplexServiceClient client(Transport transport) {
    return transport == Transport.REST ? shared.rest : shared.grpc;
  }

  Operations operations(Transport transport) {
    return transport.operations(client(transport));
  }

  /** Returns the server inside, whose journal tells what a client really sent. */
  WireMockServer wireMock() {
    return shared.server.wireMock();
  }

  /** Returns the controls of a project that no other test has. */
  FakeOperations project() {
    return shared.server.project();
  }

  String baseUrl() {
    return shared.server.baseUrl();
  }

  /** Closed by JUnit at the end of all tests. */
  private static final class Shared implements AutoCloseable {
    private final SharedServer server = new SharedServer();
    private final DataplexServiceClient rest;
    private final DataplexServiceClient grpc;

    Shared() {
      server.start();
      try {
        rest = Dataplex.connect(Transport.REST, server.baseUrl());
        grpc = Dataplex.connect(Transport.GRPC, server.baseUrl());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The clients first: they would go on polling what never ends. */
    @Override
    public void close() {
      rest.close();
      grpc.close();
      server.close();
    }
  }
}
