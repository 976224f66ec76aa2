package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import org.junit.jupiter.api.AutoClose;

/** A server in this JVM, and its own controls. */
class InProcessFakeOperationsTest extends FakeOperationsContract {
  @AutoClose private static final WireMockLroServer SERVER = new WireMockLroServer().start();
  private static final Client CLIENT = new HttpClient(SERVER.baseUrl());

  @Override
  FakeOperations server() {
    return SERVER;
  }

  @Override
  Client client() {
    return CLIENT;
  }

  @Override
  OwnServer ownServer(String... options) {
    WireMockLroServer server =
        WireMockLroServer.fromCommandLine(OwnServer.withFreePort(options)).start();
    return new OwnServer(server, new HttpClient(server.baseUrl()), server::close);
  }
}
