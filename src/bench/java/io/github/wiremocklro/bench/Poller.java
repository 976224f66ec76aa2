package io.github.wiremocklro.bench;

import java.io.IOException;

/**
 * A way to poll an operation of a server.
 *
 * @param said what it is called
 * @param connect opens a connection
 */
record Poller(String said, ServerProcess server, Connect connect) {

  /** Opens a connection. */
  @FunctionalInterface
  interface Connect {
    Poll open() throws IOException;
  }

  static Poller grpc(String said, ServerProcess server, String name) {
    return new Poller(said, server, () -> new GrpcConnection(server.port(), name));
  }

  static Poller rest(String said, ServerProcess server, String path) {
    return new Poller(said, server, () -> new RestPoll(new Connection(server.port()), path));
  }

  private record RestPoll(Connection connection, String path) implements Poll {
    @Override
    public void call() throws IOException {
      connection.call("GET", path, "").expect(200);
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
