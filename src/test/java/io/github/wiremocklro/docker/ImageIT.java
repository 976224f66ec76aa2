package io.github.wiremocklro.docker;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.cli.ExtensionJar;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image as its users meet it: what they run, mount and read. */
@RequiresDocker
@Timeout(600)
class ImageIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String ROOT = "/home/wiremock";

  @TempDir Path stubs;

  @BeforeEach
  void letEverybodyReadTheFolder() throws IOException {
    allow("rwxr-xr-x");
  }

  @Test
  void answersAndSaysWhereItIs() throws Exception {
    try (Container container = Container.up(List.of())) {
      assertThat(container.client(8080).get(LAKES).status()).isEqualTo(200);
      assertThat(container.logs().out())
          .startsWith("wiremock-lro " + System.getProperty("expected.version"))
          .contains(" is up at http://localhost:8080 (")
          .hasLineCount(1);
      assertThat(container.logs().err()).isEmpty();
    }
  }

  @Test
  void takesMappingsAndFilesFromTheFolderThatIsMounted() throws Exception {
    Files.createDirectory(stubs.resolve("mappings"));
    Files.createDirectory(stubs.resolve("__files"));
    Files.writeString(
        stubs.resolve("mappings/own.json"),
        "{\"request\": {\"urlPath\": \"/own\"}, \"response\": {\"bodyFileName\": \"own.txt\"}}");
    Files.writeString(stubs.resolve("__files/own.txt"), "mounted");

    try (Container container = Container.up(List.of("--volume", stubs + ":" + ROOT + ":ro"))) {
      assertThat(container.client(8080).get("/own").body()).isEqualTo("mounted");
      assertThat(container.client(8080).get(LAKES).status()).isEqualTo(200);
    }
  }

  @Test
  void servesTheApisOfTheFolderThatIsMounted() throws Exception {
    Files.copy(PublishedApis.jar("redis-v1"), stubs.resolve("redis.jar"));
    allowReading(stubs.resolve("redis.jar"));

    try (Container container = Container.up(List.of("--volume", stubs + ":" + ROOT + "/apis:ro"))) {
      assertThat(container.client(8080).get("/v1/projects/p/locations/l/instances").status())
          .isEqualTo(200);
    }
  }

  private static void allowReading(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void doesNotStartWithoutTheMappingsThatItMayNotRead() throws Exception {
    allow("rwx------");

    try (Container container =
        Container.started(List.of("--volume", stubs + ":" + ROOT + "/mappings:ro"))) {
      assertThat(container.awaitEnd()).isEqualTo(2);
      assertThat(container.logs().err()).contains(ROOT + "/mappings", "can be read");
    }
  }

  @Test
  void savesStubsThatAreToPersist() throws Exception {
    try (Container container = Container.up(List.of())) {
      String stub = "{\"request\": {\"urlPath\": \"/own\"}, \"persistent\": true}";
      assertThat(container.client(8080).post("/__admin/mappings", stub).status()).isEqualTo(201);

      container.client(8080).post("/__admin/mappings/reset");

      assertThat(container.client(8080).get("/own").status()).isEqualTo(200);
    }
  }

  @Test
  void takesOptionsAfterItsName() throws Exception {
    try (Container container = Container.up(List.of(), "--port", "9090", "--require-auth")) {
      assertThat(container.client(9090).get(LAKES).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bind-address 127.0.0.1", "--bind-address=127.0.0.1"})
  void letsItsOwnOptionsBeOverridden(String options) throws Exception {
    try (Container container = Container.up(List.of(), options.split(" "))) {
      assertThat(container.logs().out()).contains(" is up at http://127.0.0.1:8080 (");
    }
  }

  @Test
  void endsWithStatus2AtAWrongOption() {
    try (Container container = Container.started(List.of(), "--nope")) {
      assertThat(container.awaitEnd()).isEqualTo(2);
      assertThat(container.logs().err())
          .isEqualTo("wiremock-lro: --nope is no option (see --help)\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose",
        "--port 9090",
        "--port=9090 --bind-address 127.0.0.1",
        "--admin-api-basic-auth user:secret",
        "--disable-http --https-port 8443"
      })
  void becomesHealthyWhateverTheServersOptions(String options) {
    List<String> soon = List.of("--health-interval", "1s");
    try (Container container = Container.started(soon, options.split(" "))) {
      await()
          .pollInterval(Duration.ofMillis(500))
          .until(container::health, health -> !health.equals("starting"));

      assertThat(container.health())
          .as(container.inspect("{{json .State.Health}}"))
          .isEqualTo("healthy");
    }
  }

  @Test
  void takesExtensionsOfTheUserOnAClassPathOfItsOwn() throws Exception {
    ExtensionJar.declaring(ExtensionJar.Factory.class.getName(), stubs);
    List<String> options =
        List.of(
            "--volume",
            stubs + ":/extensions:ro",
            "--entrypoint",
            "java",
            "--health-interval",
            "1s");
    String[] command =
        ("-cp /opt/wiremock-lro/*:/extensions/* io.github.wiremocklro.standalone.Main"
                + " --bind-address 0.0.0.0 --port 9090")
            .split(" ");

    try (Container container = Container.up(options, command)) {
      assertThat(container.client(9090).get(ExtensionJar.ROUTE).status()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(container.health()).isEqualTo("healthy"));
    }
  }

  @Test
  void isNotHealthyBeforeItWasAsked() {
    try (Container container = Container.started(List.of("--health-interval", "1h"))) {
      assertThat(container.health()).isEqualTo("starting");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10001:10001", "12345:0"})
  void runsHardened(String user) throws Exception {
    List<String> hardened =
        List.of(
            "--read-only --cap-drop ALL --security-opt no-new-privileges --pids-limit 256"
                .split(" "));
    List<String> options = new ArrayList<>(hardened);
    options.addAll(List.of("--memory", "128m", "--user", user));
    try (Container container = Container.up(options)) {
      Reply lake = container.client(8080).post(LAKES + "?lakeId=a", "{}");

      assertThat(lake.status()).isEqualTo(200);
      assertThat(container.user()).isEqualTo(user.split(":")[0]);
      assertThat(container.inspect("{{.State.OOMKilled}}")).isEqualTo("false");
    }
  }

  @Test
  void isNotRootUnlessToldSo() throws Exception {
    try (Container container = Container.up(List.of())) {
      assertThat(container.user()).isEqualTo("10001");
    }
  }

  @Test
  void sizesItsHeapByTheMemoryOfTheContainer() throws Exception {
    try (Container container =
        Container.up(List.of("--memory", "256m", "--env", "JAVA_TOOL_OPTIONS=-Xlog:gc+init"))) {
      assertThat(container.logs().out()).containsPattern("Heap Max Capacity: 19\\dM");
    }
  }

  @Test
  void startsFromTheArchiveOfItsClasses() {
    // With this option a JVM ends where the archive that it is given is not for it.
    assertThat(
            Docker.call(
                "run",
                "--rm",
                "--env",
                "JAVA_TOOL_OPTIONS=-Xshare:on",
                ImageUnderTest.name(),
                "--version"))
        .isEqualTo("wiremock-lro " + System.getProperty("expected.version"));
  }

  @Test
  void hasTheLicencesOfTheJarWhereTheyAreLookedFor() throws IOException {
    assertThat(inImage("find /licenses -type f -printf '%P\\n'").split("\n"))
        .contains("LICENSE", "NOTICE", "THIRD-PARTY.txt", "slf4j.txt", "Schubfach-LICENSE")
        .contains("assets/swagger-ui/swagger-ui-dist/NOTICE");
    assertThat(inImage("cat /licenses/THIRD-PARTY.txt")).isEqualTo(inJar("THIRD-PARTY.txt"));
    assertThat(inImage("cat /licenses/NOTICE")).isEqualTo(inJar("META-INF/NOTICE"));
  }

  @Test
  void hasTheBillOfMaterialsBesideTheJar() throws IOException {
    assertThat(inImage("cat /opt/wiremock-lro/wiremock-lro-standalone.cdx.json"))
        .isEqualTo(inJar("META-INF/sbom/wiremock-lro-standalone.cdx.json"));
  }

  /** Runs a command of the base's shell, as a user who owns nothing. */
  private static String inImage(String command) {
    return Docker.call(
        "run",
        "--rm",
        "--user",
        "12345:12345",
        "--entrypoint",
        "sh",
        ImageUnderTest.name(),
        "-c",
        command);
  }

  private static String inJar(String entry) throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("standalone.jar"));
        InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(Docker.call("inspect", "--format", "{{json .Config.Labels}}", ImageUnderTest.name()))
        .contains(
            "\"org.opencontainers.image.title\":\"wiremock-lro\"",
            "\"org.opencontainers.image.licenses\":\"Apache-2.0\"",
            "\"org.opencontainers.image.source\":\"https://github.com/wiremock-lro/wiremock-lro\"",
            "\"org.opencontainers.image.version\":\""
                + System.getProperty("expected.version")
                + "\"");
    assertThat(Docker.call("inspect", "--format", "{{.Config.Volumes}}", ImageUnderTest.name()))
        .isEqualTo("map[]");
  }

  private void allow(String permissions) throws IOException {
    Files.setPosixFilePermissions(stubs, PosixFilePermissions.fromString(permissions));
  }
}
