package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import org.junit.jupiter.api.AutoClose;

/** A server whose clients speak gRPC. */
class OverGrpcFakeOperationsTest extends FakeOperationsContract {
  @AutoClose private static final WireMockLroServer SERVER = new WireMockLroServer().start();
  @AutoClose private static final Client CLIENT = new GrpcClient(SERVER.baseUrl());

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
    return new OwnServer(server, new GrpcClient(server.baseUrl()), server::close);
  }
}
