package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import java.util.stream.Stream;

/**
 * A server that one test has for itself.
 *
 * @param fake its controls
 * @param client makes calls of it
 * @param stop ends it
 */
record OwnServer(FakeOperations fake, Client client, Runnable stop) implements AutoCloseable {
  static String[] withFreePort(String... options) {
    return Stream.concat(Stream.of("--port", "0"), Stream.of(options)).toArray(String[]::new);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }
}
