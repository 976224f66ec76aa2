package io.github.wiremocklro.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.docker.ImageUnderTest;
import io.github.wiremocklro.docker.RequiresDocker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the documentation shows of the container, with the image of this build. */
@RequiresDocker
@Timeout(600)
class DocsContainerIT {
  private static final String CONTAINER = "wiremock-lro-docs-" + ProcessHandle.current().pid();

  @TempDir Path directory;

  @Test
  void theContainerServesTheUsersStubs() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path mappings = Files.createDirectories(directory.resolve("stubs/mappings"));
    Files.writeString(
        mappings.resolve("hello.json"),
        "{\"request\": {\"urlPath\": \"/hello\"}, \"response\": {\"body\": \"mine\"}}");
    String block =
        Page.all().stream()
            .flatMap(page -> page.in("bash").stream())
            .filter(text -> text.contains("docker run"))
            .reduce((one, other) -> one + other)
            .orElseThrow();

    assertThat(run(block)).contains("{}mine");
  }

  private String run(String block) throws Exception {
    String port = String.valueOf(freePort());
    String script =
        block
            .replaceAll(" wiremock-lro\\b", " " + ImageUnderTest.name())
            .replaceAll(" lro\\b", " " + CONTAINER)
            .replace("8080:8080", port + ":8080")
            .replace("localhost:8080", "localhost:" + port);
    try {
      Process shell =
          new ProcessBuilder("bash", "-euc", script)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
      assertThat(shell.waitFor()).as("%s%n%s", script, printed).isZero();
      return printed;
    } finally {
      new ProcessBuilder(List.of("docker", "rm", "--force", CONTAINER)).start().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
