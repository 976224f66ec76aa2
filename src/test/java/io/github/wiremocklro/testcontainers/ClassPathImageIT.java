package io.github.wiremocklro.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.protobuf.Descriptors;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Images made of jars and folders, as tools put them on the class path. */
@RequiresDocker
@Timeout(600)
class ClassPathImageIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String BASE = "eclipse-temurin:17-jre";
  private static final Path STANDALONE = Path.of(System.getProperty("standalone.jar"));

  @Test
  void theContainerNeedsNoImageButTheJre() throws Exception {
    try (WireMockLroContainer container =
        WireMockLroContainer.fromClassPath()
            .withMapping("own.json", "{\"request\": {\"urlPath\": \"/own\"}}")) {
      container.start();

      assertThat(new Rest(container::getBaseUrl).get("/own").status()).isEqualTo(200);
      assertThat(container.operations().records()).isEmpty();
      assertThat(container.execInContainer("id", "-u").getStdout()).isEqualTo("10001\n");
    }
  }

  @Test
  void itIsMadeOfFoldersToo(@TempDir Path folder) throws Exception {
    // As a build with Gradle has them: classes and resources apart.
    Path all = STANDALONE.resolveSibling("classes");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path resources = Files.createDirectory(folder.resolve("resources"));
    copy(all.resolve("io"), classes.resolve("io"));
    copy(all.resolve("wiremock-lro"), resources.resolve("wiremock-lro"));

    assertStarts(
        classes,
        resources,
        jarOf(WireMockServer.class),
        jarOf(Descriptors.class),
        jarOf(JsonFactory.class));
  }

  @Test
  void itIsMadeOfTheStandaloneJarToo() throws Exception {
    assertStarts(STANDALONE);
  }

  @Test
  void itSaysWhatIsMissing() throws Exception {
    try (URLClassLoader classes = classPath(jarOf(WireMockServer.class))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> new ClassPathImage(BASE, classes).get())
          .withMessageStartingWith(
              "com/fasterxml/jackson/core/JsonFactory.class is not on the class path");
    }
  }

  private static void assertStarts(Path... classPath) throws Exception {
    try (URLClassLoader classes = classPath(classPath)) {
      String image = new ClassPathImage(BASE, classes).get();
      try (WireMockLroContainer container =
          new WireMockLroContainer(new ClassPathImage(BASE, classes))) {
        container.start();

        assertThat(container.getDockerImageName()).as("the same files").isEqualTo(image);
        assertThat(new Rest(container::getBaseUrl).get(LAKES).status()).isEqualTo(200);
      } finally {
        DockerClientFactory.instance().client().removeImageCmd(image).exec();
      }
    }
  }

  private static URLClassLoader classPath(Path... paths) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Path path : paths) {
      urls.add(path.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
