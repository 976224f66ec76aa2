package io.github.wiremocklro.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google's gapic-showcase with an operation that does not end, of the version that {@code
 * src/bench/go} pins.
 *
 * @param grpc polls it
 * @param rest does so, too
 */
record Showcase(ServerProcess server, Poller grpc, Poller rest) implements AutoCloseable {
  private static final String PROGRAM = "github.com/googleapis/gapic-showcase/cmd/gapic-showcase";
  private static final Pattern NAME = Pattern.compile("\"name\":\\s*\"([^\"]+)\"");

  /** Builds and starts it; null where that cannot be, for want of Go or of the modules. */
  static @Nullable Showcase start() throws Exception {
    Path program = Path.of("target", "gapic-showcase").toAbsolutePath();
    if (!isBuilt(program)) {
      return null;
    }
    ServerProcess server = ServerProcess.showcase(program);
    String wait = "{\"ttl\": \"86400s\", \"success\": {\"content\": \"late\"}}";
    Matcher name = NAME.matcher(server.call("POST", "/v1beta1/echo:wait", wait));
    if (!name.find()) {
      server.close();
      throw new IOException("gapic-showcase has answered without an operation");
    }
    String operation = name.group(1);
    return new Showcase(
        server,
        Poller.grpc("gapic-showcase, gRPC", server, operation),
        Poller.rest("gapic-showcase, HTTP", server, "/v1beta1/" + operation));
  }

  private static boolean isBuilt(Path program) throws InterruptedException {
    try {
      return new ProcessBuilder("go", "build", "-o", program.toString(), PROGRAM)
              .directory(Path.of("src", "bench", "go").toFile())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      System.out.println("  " + e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
