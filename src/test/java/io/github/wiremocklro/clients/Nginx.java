package io.github.wiremocklro.clients;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An nginx with the settings that docs/scale.md shows, but for the ports. With {@code
 * CI_REQUIRE_NGINX=true} in the environment a test that finds none fails, and is not skipped.
 *
 * @param port of REST and the admin API
 * @param grpcPort of gRPC
 */
record Nginx(Process process, int port, int grpcPort) implements AutoCloseable {
  private static final Pattern SHOWN =
      Pattern.compile("^```nginx\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static void assumeInstalled() {
    boolean required = "true".equals(System.getenv("CI_REQUIRE_NGINX"));
    assumeTrue(required || program().isPresent(), "nginx, which this test needs, is not installed");
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one in front of two servers, and waits until it answers. */
  static Nginx started(Path folder, int one, int other) throws IOException {
    int port = freePort();
    int grpcPort = freePort();
    Matcher shown = SHOWN.matcher(Files.readString(Path.of("docs/scale.md")));
    assertThat(shown.find()).as("a block for nginx in docs/scale.md").isTrue();
    String settings =
        shown
            .group(1)
            .replace("127.0.0.1:8080", "127.0.0.1:" + port)
            .replace("127.0.0.1:9080", "127.0.0.1:" + grpcPort)
            .replace("127.0.0.1:8081", "127.0.0.1:" + one)
            .replace("127.0.0.1:8082", "127.0.0.1:" + other);
    Path file = folder.resolve("nginx.conf");
    Files.writeString(
        file,
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        %s
        }
        """
            .formatted(settings));
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-e",
                "stderr",
                "-c",
                file.toString())
            .inheritIO()
            .start();
    await().until(() -> !process.isAlive() || (isOpen(port) && isOpen(grpcPort)));
    assertThat(process.isAlive()).as("nginx runs").isTrue();
    return new Nginx(process, port, grpcPort);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String grpcUrl() {
    return "http://127.0.0.1:" + grpcPort;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
