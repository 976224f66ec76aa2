package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code health}, the question whether a server is up. What it reads in a container, ImageIT shows.
 */
@Timeout(600)
class HealthIT {
  @TempDir static Path directory;
  private static StandaloneProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = StandaloneProcess.up(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port %d", "-port=%d", "--bind-address=::1 --port %d --bind 0.0.0.0"})
  void aServerThatAnswersIsUp(String options) throws Exception {
    Exit exit = health(options.formatted(server.port()));

    assertThat(exit)
        .isEqualTo(
            new Exit(0, "healthy: 127.0.0.1 port " + server.port() + ": HTTP/1.1 200 OK\n", ""));
  }

  @ParameterizedTest
  @CsvSource({"--admin-api-basic-auth user:secret, 401", "--admin-api-require-https, 403"})
  void aServerThatLetsNotEverybodyAskIsUp(String option, int status) throws Exception {
    List<String> options = new ArrayList<>(List.of(option.split(" ")));
    options.addAll(List.of("--https-port", "0"));
    try (StandaloneProcess guarded =
        StandaloneProcess.up(directory, options.toArray(String[]::new))) {
      Exit exit = health("--port " + guarded.port());

      assertThat(exit.status()).isZero();
      assertThat(exit.out()).contains("HTTP/1.1 " + status);
    }
  }

  @Test
  void overHttpsItIsEnoughThatItListens() throws Exception {
    try (StandaloneProcess https =
        StandaloneProcess.started(directory, "--disable-http", "--https-port", "0").whenUp()) {
      int port = https.port();

      assertThat(health("--disable-http --https-port " + port))
          .isEqualTo(new Exit(0, "healthy: 127.0.0.1 port " + port + ": listens\n", ""));
    }
  }

  @Test
  void whereNobodyListensNothingIsUp() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }

    Exit exit = health("--port " + port);

    assertThat(exit.status()).isEqualTo(1);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err()).startsWith("not healthy: 127.0.0.1 port " + port + ": ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 0                        | --port has to be the port that the server listens on, not "0"
          --port                          | --port has to be the port that the server listens on, not ""
          --port=70000                    | --port has to be the port that the server listens on, not "70000"
          --port 1 --port 2               | --port is given twice
          8080                            | "8080" belongs to no option; a port, say, is given as --port 8080
          --disable-http --port 8080      | --https-port has to be the port that the server listens on, not ""
          --disable-http --https-port x   | --https-port has to be the port that the server listens on, not "x"
          """)
  void aQuestionThatCannotBeAskedIsRefused(String options, String message) throws Exception {
    assertThat(health(options))
        .isEqualTo(new Exit(2, "", "wiremock-lro: health: " + message + "\n"));
  }

  /** Without WireMock on its class path: loading that would take longer than the answer. */
  private Exit health(String options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("health"));
    arguments.addAll(List.of(options.split(" ")));
    List<String> classPath = List.of(System.getProperty("library.jar"));
    try (StandaloneProcess process =
        StandaloneProcess.started(directory, classPath, arguments.toArray(String[]::new))) {
      return process.exit();
    }
  }
}
