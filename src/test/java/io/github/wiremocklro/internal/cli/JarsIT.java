package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import io.github.wiremocklro.standalone.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in the two jars, and what they need beside them. */
@Timeout(600)
class JarsIT {
  private static final String LIBRARY = System.getProperty("library.jar");
  private static final String STANDALONE = System.getProperty("standalone.jar");
  private static final String SERVICE = "META-INF/services/" + ExtensionFactory.class.getName();

  @TempDir Path directory;

  @Test
  void theLibraryCarriesTheShippedMappingsAndItsExtensionFactory() throws Exception {
    assertThat(entries(LIBRARY))
        .containsAll(shipped("mappings"))
        .containsAll(shipped("__files"))
        .contains(SERVICE, "wiremock-lro/mappings.index", "META-INF/LICENSE")
        .allMatch(entry -> entry.matches("(META-INF|io/github/wiremocklro|wiremock-lro)/.*"));
  }

  @Test
  void theStandaloneJarCarriesWhatItNeedsAndNothingElse() throws Exception {
    assertThat(entries(STANDALONE))
        .containsAll(entries(LIBRARY))
        .noneMatch(
            entry ->
                entry.matches(
                    "(org/junit|com/google/protobuf|org/testcontainers|org/slf4j|org/assertj)/.*"
                        + "|META-INF/[^/]*\\.(SF|DSA|RSA)|(.*/)?module-info\\.class"));
    try (JarFile jar = new JarFile(STANDALONE)) {
      assertThat(new String(jar.getInputStream(jar.getEntry(SERVICE)).readAllBytes()))
          .contains("io.github.wiremocklro.wiremock.LroExtensionFactory");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(Main.class.getName());
      assertThat(jar.getManifest().getMainAttributes().getValue("Add-Exports"))
          .as("for the certificates that WireMock makes as a browser's proxy")
          .isEqualTo("java.base/sun.security.x509");
    }
  }

  @Test
  void theLibraryNeedsWireMockAndJacksonAlone() throws Exception {
    List<String> classPath = ClassPath.newest().toList();

    try (StandaloneProcess server =
        StandaloneProcess.started(directory, classPath, onFreePort()).whenUp()) {
      String lakes = "/v1/projects/p/locations/l/lakes";
      String name = json(server.post(lakes + "?lakeId=a", "{}")).get("name").asText();
      server.post("/v1/" + name + ":cancel", "{}");

      assertThat(json(server.get("/v1/" + name)).at("/error/code").asInt()).isEqualTo(1);
      assertThat(server.terminate().err()).isEmpty();
    }
    try (StandaloneProcess version = StandaloneProcess.started(directory, classPath, "--version")) {
      assertThat(version.exit())
          .isEqualTo(
              new Exit(0, "wiremock-lro " + System.getProperty("expected.version") + "\n", ""));
    }
  }

  private static List<String> entries(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  private static List<String> shipped(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> "wiremock-lro/" + file.toString().replace('\\', '/'))
          .toList();
    }
  }
}
