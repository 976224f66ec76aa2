package io.github.wiremocklro.bench;

import java.io.IOException;

/**
 * A server and the call that it is measured by.
 *
 * @param names how many operations a path with {@link HttpCall#ANY} is about
 */
record Contender(ServerProcess server, String method, String path, String body, int names)
    implements AutoCloseable {

  static Contender get(ServerProcess server, String path) {
    return new Contender(server, "GET", path, "", 1);
  }

  static Contender getAny(ServerProcess server, int names) {
    return new Contender(server, "GET", "/v1/" + FakeServer.OPERATION + HttpCall.ANY, "", names);
  }

  static Contender post(ServerProcess server, String path, String body, int names) {
    return new Contender(server, "POST", path, body, names);
  }

  /** Makes so many calls, one after the other. */
  void call(int number) throws IOException {
    HttpCall call = new HttpCall();
    call.port = server.port();
    call.method = method;
    call.path = path;
    call.body = body;
    call.names = names;
    call.connect();
    for (int i = 0; i < number; i++) {
      call.call();
    }
    call.disconnect();
  }

  @Override
  public void close() {
    server.close();
  }
}
