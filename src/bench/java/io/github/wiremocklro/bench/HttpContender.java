package io.github.wiremocklro.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * A server and the call over HTTP that it is measured by.
 *
 * @param names how many operations a path with {@link HttpCall#ANY} is about
 */
record HttpContender(ServerProcess server, String method, String path, String body, int names)
    implements Contender, AutoCloseable {
  private static final int WARM_UP_CALLS = 40_000;

  static HttpContender get(ServerProcess server, String path) {
    return new HttpContender(server, "GET", path, "", 1);
  }

  static HttpContender getAny(ServerProcess server, int names) {
    return new HttpContender(
        server, "GET", "/v1/" + FakeServer.OPERATION + HttpCall.ANY, "", names);
  }

  static HttpContender post(ServerProcess server, String path, String body, int names) {
    return new HttpContender(server, "POST", path, body, names);
  }

  /** By number, for on a slow or busy machine no time would be the right one. */
  @Override
  public void warmUp() throws IOException {
    HttpCall call = new HttpCall();
    call.port = server.port();
    call.method = method;
    call.path = path;
    call.body = body;
    call.names = names;
    call.connect();
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      call.call();
    }
    call.disconnect();
  }

  @Override
  public ChainedOptionsBuilder with(ChainedOptionsBuilder options) {
    return options
        .include(HttpCall.class.getName())
        .param("port", String.valueOf(server.port()))
        .param("method", method)
        .param("path", path)
        .param("body", body)
        .param("names", String.valueOf(names));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  @Override
  public void close() {
    server.close();
  }
}
