package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jar with the user's extensions, beside the standalone jar on the class path. */
@Timeout(600)
class ExtensionJarIT {
  @TempDir Path directory;

  @Test
  void isFoundByWhatItDeclares() throws Exception {
    List<String> classPath =
        beside(ExtensionJar.declaring(ExtensionJar.Factory.class.getName(), directory));

    try (StandaloneProcess server =
        StandaloneProcess.started(directory, classPath, onFreePort()).whenUp()) {
      assertThat(server.get(ExtensionJar.ROUTE).statusCode()).isEqualTo(200);
      assertThat(server.get("/__admin/ext/lro/clock").statusCode()).isEqualTo(200);
    }
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, classPath, onFreePort("--disable-extensions-scanning"))
            .whenUp()) {
      assertThat(server.get(ExtensionJar.ROUTE).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void thatDeclaresWhatIsNotThereIsSaidInOneLine() throws Exception {
    List<String> classPath = beside(ExtensionJar.declaring("no.such.Factory", directory));

    try (StandaloneProcess process =
        StandaloneProcess.started(directory, classPath, onFreePort())) {
      Exit exit = process.exit();

      assertThat(exit.status()).isEqualTo(1);
      assertThat(exit.err())
          .hasLineCount(1)
          .startsWith("wiremock-lro cannot start: ")
          .contains("Provider no.such.Factory not found");
    }
  }

  private static List<String> beside(Path jar) {
    return List.of(jar.toString(), System.getProperty("standalone.jar"));
  }
}
