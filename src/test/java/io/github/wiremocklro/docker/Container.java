package io.github.wiremocklro.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A container of the image under test, which goes with the test. */
final class Container implements AutoCloseable {
  private static final String UP = " is up at ";

  private final String id;

  private Container(String id) {
    this.id = id;
  }

  /** Starts a container: options of {@code docker run}, and options of the server. */
  static Container started(List<String> dockerOptions, String... serverOptions) {
    List<String> command = new ArrayList<>(List.of("run", "--detach"));
    command.addAll(List.of("--publish", "127.0.0.1::8080", "--publish", "127.0.0.1::9090"));
    command.addAll(dockerOptions);
    command.add(ImageUnderTest.name());
    command.addAll(List.of(serverOptions));
    return new Container(Docker.call(command.toArray(String[]::new)));
  }

  /** Starts a container and waits until its server says that it is up. */
  static Container up(List<String> dockerOptions, String... serverOptions) throws IOException {
    Container container = started(dockerOptions, serverOptions);
    try {
      container.awaitUp();
      return container;
    } catch (IOException | AssertionError e) {
      container.close();
      throw e;
    }
  }

  private void awaitUp() throws IOException {
    Process follower = Docker.start("logs", "--follow", id);
    try (BufferedReader lines = follower.inputReader(UTF_8)) {
      String line;
      do {
        line = lines.readLine();
      } while (line != null && !line.contains(UP));
      if (line == null) {
        throw new AssertionError("never up: " + logs());
      }
    } finally {
      follower.destroy();
    }
  }

  /** Returns a client of the port that the server has inside the container. */
  Rest client(int port) {
    String address = Docker.call("port", id, port + "/tcp").lines().findFirst().orElseThrow();
    return new Rest(() -> "http://" + address);
  }

  /** Returns all that the server has written so far: to its output and to its error output. */
  Docker.Result logs() {
    return Docker.run("logs", id);
  }

  /** Returns what {@code docker inspect} prints by a template. */
  String inspect(String template) {
    return Docker.call("inspect", "--format", template, id);
  }

  String health() {
    return inspect("{{.State.Health.Status}}");
  }

  /** Returns the user of the server's process, as the engine's machine sees it. */
  String user() {
    String[] processes = Docker.call("top", id, "-o", "pid,uid").split("\\s+");
    return processes[3];
  }

  /** Waits for the end, and returns the exit status. */
  int awaitEnd() {
    return Integer.parseInt(Docker.call("wait", id));
  }

  /** Asks the server to end; after so many seconds it is killed, and its exit status is 137. */
  int stop(int seconds) {
    Docker.call("stop", "-t", String.valueOf(seconds), id);
    return awaitEnd();
  }

  @Override
  public void close() {
    Docker.run("rm", "--force", id);
  }
}
