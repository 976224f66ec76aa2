package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wiremocklro.standalone.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program under test, in a process of its own, and an HTTP/1.1 client for it. */
public final class StandaloneProcess implements AutoCloseable {
  /** Far more than anything here takes: what is slower than this hangs. */
  static final long PATIENCE_SECONDS = 300;

  /** What our server says of its URL, and WireMock's own program of its port. */
  private static final Pattern UP = Pattern.compile(".* is up at (\\S+).*|port: +(\\d+)");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final CompletableFuture<String> upLine = new CompletableFuture<>();
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  StandaloneProcess(Path workingDirectory, List<String> java, String... options)
      throws IOException {
    this(workingDirectory, Map.of(), java, options);
  }

  private StandaloneProcess(
      Path workingDirectory, Map<String, String> environment, List<String> java, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    // Most of these processes live for a second: to optimise their code takes longer.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(java);
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    // With these, the JVM itself would write to the standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().keySet().removeIf(name -> name.startsWith("WIREMOCK_LRO_"));
    builder.environment().putAll(environment);
    process = builder.start();
    out = reading(process.inputReader(UTF_8), this::lookForUpLine);
    err = reading(process.errorReader(UTF_8), line -> {});
    out.thenAcceptBoth(
        err, (o, e) -> upLine.completeExceptionally(new AssertionError("never up: " + o + e)));
  }

  /** Starts the jar on a free port and waits until it says that it is up. */
  public static StandaloneProcess up(Path workingDirectory, String... options) throws Exception {
    return started(workingDirectory, onFreePort(options)).whenUp();
  }

  /** Starts the jar with little memory, such as {@code -Xmx128m}, and waits until it is up. */
  static StandaloneProcess upWithHeap(Path workingDirectory, String heap) throws Exception {
    // As in the image.
    return upWithJvm(workingDirectory, heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
  }

  /** Starts the jar on a JVM with these flags, and waits until it is up. */
  static StandaloneProcess upWithJvm(Path workingDirectory, String... flags) throws Exception {
    return new StandaloneProcess(workingDirectory, jar(flags), onFreePort()).whenUp();
  }

  /** Starts the jar with these options alone. */
  static StandaloneProcess started(Path workingDirectory, String... options) throws IOException {
    return new StandaloneProcess(workingDirectory, jar(), options);
  }

  /** Starts the jar with these options, and variables of its environment. */
  static StandaloneProcess started(
      Path workingDirectory, Map<String, String> environment, String... options)
      throws IOException {
    return new StandaloneProcess(workingDirectory, environment, jar(), options);
  }

  private static List<String> jar(String... flags) {
    List<String> java = new ArrayList<>(ClassArchive.flags());
    java.addAll(List.of(flags));
    java.addAll(List.of("-jar", System.getProperty("standalone.jar")));
    return java;
  }

  /** Starts the main class from a class path instead of the jar. */
  static StandaloneProcess started(Path workingDirectory, List<String> classPath, String... options)
      throws IOException {
    return new StandaloneProcess(
        workingDirectory,
        List.of("-cp", String.join(File.pathSeparator, classPath), Main.class.getName()),
        options);
  }

  /** Starts WireMock's own program from a class path. */
  static StandaloneProcess wireMock(
      Path workingDirectory, List<String> classPath, String... options) throws IOException {
    return new StandaloneProcess(
        workingDirectory,
        List.of("-cp", String.join(File.pathSeparator, classPath), "wiremock.Run"),
        options);
  }

  /** Starts WireMock's own program from a class path, on a JVM with these flags. */
  static StandaloneProcess wireMockOnJvm(
      Path workingDirectory, List<String> classPath, String... flags) throws IOException {
    List<String> java = new ArrayList<>(List.of(flags));
    java.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), "wiremock.Run"));
    return new StandaloneProcess(workingDirectory, java, onFreePort());
  }

  /** Runs the jar with these options alone, and waits for its end. */
  static Exit run(Path workingDirectory, String... options) throws Exception {
    try (StandaloneProcess process = started(workingDirectory, options)) {
      return process.exit();
    }
  }

  /** Returns how many mappings this repository ships, but for the worked example. */
  static long shippedMappings() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith("create-lake.json"))
          .count();
    }
  }

  static String[] onFreePort(String... options) {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  /** What is left of a process: its exit status and all that it wrote. */
  public record Exit(int status, String out, String err) {}

  StandaloneProcess whenUp() throws Exception {
    try {
      upLine();
      return this;
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw e;
    }
  }

  String upLine() throws Exception {
    return upLine.get(PATIENCE_SECONDS, SECONDS);
  }

  /** Returns the URL that the line says it is up at. */
  public String url() throws Exception {
    Matcher line = UP.matcher(upLine());
    assertThat(line.matches()).isTrue();
    return line.group(1) == null ? "http://localhost:" + line.group(2) : line.group(1);
  }

  int port() throws Exception {
    return URI.create(url()).getPort();
  }

  Process process() {
    return process;
  }

  /** Waits for the end of the process. */
  Exit exit() throws Exception {
    if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
      throw new AssertionError("still running");
    }
    return new Exit(
        process.exitValue(),
        out.get(PATIENCE_SECONDS, SECONDS),
        err.get(PATIENCE_SECONDS, SECONDS));
  }

  /** Asks the process to end (SIGTERM), and waits until it has. */
  public Exit terminate() throws Exception {
    askToEnd();
    return exit();
  }

  /** Process.destroy() would close what is still being read here. */
  void askToEnd() {
    process.toHandle().destroy();
  }

  HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> getAsync(String path) throws Exception {
    return CLIENT.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return CLIENT.send(
        request(path).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  /** Adds a stub, as a user does over the admin API. */
  void stub(String mapping) throws Exception {
    HttpResponse<String> reply = post("/__admin/mappings", mapping);
    if (reply.statusCode() != 201) {
      throw new AssertionError(reply.body());
    }
  }

  static JsonNode json(HttpResponse<String> reply) throws IOException {
    return JSON.readTree(reply.body());
  }

  private HttpRequest.Builder request(String path) throws Exception {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void lookForUpLine(String line) {
    if (UP.matcher(line).matches()) {
      upLine.complete(line);
    }
  }

  /** Reads all that comes, so that the process never waits for a reader. */
  private static CompletableFuture<String> reading(BufferedReader reader, Consumer<String> onLine) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              StringBuilder all = new StringBuilder();
              try (reader) {
                reader
                    .lines()
                    .forEach(
                        line -> {
                          all.append(line).append('\n');
                          onLine.accept(line);
                        });
              } catch (IOException | UncheckedIOException e) {
                all.append(e);
              }
              text.complete(all.toString());
            });
    thread.setDaemon(true);
    thread.start();
    return text;
  }
}
