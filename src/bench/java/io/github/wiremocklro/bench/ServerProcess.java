package io.github.wiremocklro.bench;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.bench.Connection.Answer;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a JVM of its own. All have the same options of the JVM, unless one is given more. */
final class ServerProcess implements AutoCloseable {
  static final String HEAP = "-Xmx4g";

  private static final List<String> JVM = List.of(HEAP);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PAUSE_MILLIS = 2;

  private final Process process;
  private final BufferedReader out;
  private final int port;

  private ServerProcess(List<String> jvm, List<String> program, int port) throws IOException {
    this(command(jvm, program), port, Redirect.PIPE);
  }

  private ServerProcess(List<String> command, int port, Redirect output) throws IOException {
    this.port = port;
    this.process =
        new ProcessBuilder(command).redirectOutput(output).redirectError(Redirect.INHERIT).start();
    this.out = process.inputReader();
  }

  private static List<String> command(List<String> jvm, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(program);
    return command;
  }

  /** Lets no server outlive this JVM, however it ends; but for a kill. */
  static void endAllWithThisJvm() {
    Thread end =
        new Thread(
            () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Starts plain WireMock, from its own standalone jar. */
  static ServerProcess plain(String... options) throws IOException {
    return jar(JVM, wireMockJar(), options).whenUp();
  }

  /** Starts the fake with so many operations, called {@link FakeServer#OPERATION} and a number. */
  static ServerProcess fake(int operations, String... options) throws IOException {
    return fake(JVM, operations, options);
  }

  /** Starts the fake in a JVM with options of its own. */
  static ServerProcess fake(List<String> jvm, int operations, String... options)
      throws IOException {
    int port = freePort();
    List<String> program =
        new ArrayList<>(List.of("-cp", classPath(standaloneJar()), FakeServer.class.getName()));
    program.add(String.valueOf(operations));
    program.addAll(List.of("--port", String.valueOf(port)));
    program.addAll(List.of(options));
    return new ServerProcess(jvm, program, port).whenUp();
  }

  static ServerProcess bareJetty(String body) throws IOException {
    int port = freePort();
    return new ServerProcess(
            JVM,
            List.of(
                "-cp",
                classPath(wireMockJar()),
                BareJetty.class.getName(),
                String.valueOf(port),
                body),
            port)
        .whenUp();
  }

  /** Starts gapic-showcase, which tells of each call, and cannot be asked not to. */
  static ServerProcess showcase(Path program) throws IOException {
    int port = freePort();
    List<String> command =
        List.of(
            program.toString(),
            "run",
            "--port",
            String.valueOf(port),
            "--fallback-port",
            String.valueOf(freePort()));
    return new ServerProcess(command, port, Redirect.DISCARD).whenUp();
  }

  /** Starts a jar, and does not wait until it is up. */
  static ServerProcess jar(List<String> jvm, String jar, String... options) throws IOException {
    int port = freePort();
    List<String> program = new ArrayList<>(List.of("-jar", jar, "--port", String.valueOf(port)));
    program.addAll(List.of(options));
    return new ServerProcess(jvm, program, port);
  }

  static String standaloneJar() {
    return System.getProperty("standalone.jar");
  }

  static String wireMockJar() {
    return location(WireMockServer.class);
  }

  int port() {
    return port;
  }

  /** Makes one call, again and again until there is somebody to answer it. */
  Answer firstAnswer(String path) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = new Connection(port)) {
        return connection.call("GET", path, "");
      } catch (ConnectException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          throw e;
        }
        pause();
      }
    }
  }

  /** Makes one call that must be answered with 200 or 201, and returns the body of the answer. */
  String call(String method, String path, String body) throws IOException {
    try (Connection connection = new Connection(port)) {
      Answer answer = connection.call(method, path, body);
      return answer.expect(answer.status() == 201 ? 201 : 200).body();
    }
  }

  /** Asks a {@link FakeServer}. */
  Footprint footprint() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String line = out.readLine();
    if (line == null) {
      throw new EOFException("the server has ended: " + process.info().commandLine().orElse(""));
    }
    return Footprint.parse(line);
  }

  /** Returns how much CPU time it has taken. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** Asks the process to end, and waits until it has. */
  void terminate() {
    process.destroy();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private ServerProcess whenUp() throws IOException {
    try {
      firstAnswer("/__admin/health");
      // What WireMock greets with; a FakeServer says nothing until it is asked.
      while (out.ready()) {
        out.read();
      }
      return this;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static String classPath(String jar) {
    return jar + File.pathSeparator + location(ServerProcess.class);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
