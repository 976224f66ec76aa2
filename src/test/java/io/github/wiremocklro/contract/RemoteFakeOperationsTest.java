package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import org.junit.jupiter.api.AutoClose;

/** A server of which only the address is known. */
class RemoteFakeOperationsTest extends FakeOperationsContract {
  @AutoClose private static final WireMockLroServer SERVER = new WireMockLroServer().start();
  private static final Client CLIENT = new HttpClient(SERVER.baseUrl());
  private static final FakeOperations REMOTE = FakeOperations.connect(SERVER.baseUrl());

  @Override
  FakeOperations server() {
    return REMOTE;
  }

  @Override
  Client client() {
    return CLIENT;
  }

  @Override
  OwnServer ownServer(String... options) {
    WireMockLroServer server =
        WireMockLroServer.fromCommandLine(OwnServer.withFreePort(options)).start();
    return new OwnServer(
        FakeOperations.connect(server.baseUrl()), new HttpClient(server.baseUrl()), server::close);
  }
}
