package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The library beside other versions of WireMock and Jackson than those of the build. */
@Timeout(600)
class ClassPathsIT {
  private static final String OLDEST_FOR_THE_SERVER = "3.13.0";
  private static final String OLDEST = "3.7.0";
  private static final String OLDEST_JACKSON = "2.15.4";
  private static final String TOO_OLD_JACKSON = "2.13.5";
  private static final String OLDEST_PROTOBUF = "3.25.9";
  private static final String TOO_OLD_PROTOBUF = "3.24.4";

  @TempDir Path directory;

  static Stream<ClassPath> thatTheServerWorksOn() {
    return Stream.of(
        ClassPath.newest().wireMock(OLDEST_FOR_THE_SERVER),
        ClassPath.newest().jackson(OLDEST_JACKSON),
        ClassPath.newest().protobuf(OLDEST_PROTOBUF));
  }

  @ParameterizedTest
  @MethodSource("thatTheServerWorksOn")
  void theServerWorksAtTheEndsOfItsRange(ClassPath classPath) throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, classPath.toList(), onFreePort()).whenUp()) {
      assertEachMethodWorks(server);
    }
  }

  static Stream<ClassPath> thatTheExtensionsWorkOn() {
    return Stream.of(
        ClassPath.newest().wireMock(OLDEST).jackson(OLDEST_JACKSON).protobuf(OLDEST_PROTOBUF),
        ClassPath.newest());
  }

  @ParameterizedTest
  @MethodSource("thatTheExtensionsWorkOn")
  void theExtensionsWorkAtTheEndsOfTheirRange(ClassPath classPath) throws Exception {
    // This repository has the mappings where WireMock looks for them.
    String[] options = onFreePort("--root-dir", Path.of("").toAbsolutePath().toString());

    try (StandaloneProcess server =
        StandaloneProcess.wireMock(directory, classPath.toList(), options).whenUp()) {
      assertEachMethodWorks(server);
    }
  }

  private static void assertEachMethodWorks(StandaloneProcess server) throws Exception {
    String location = "/v1/projects/p/locations/l";
    String admin = "/__admin/ext/lro";
    String name = json(server.post(location + "/lakes?lakeId=a", "{}")).get("name").asText();
    String filtered = location + "/operations?filter=error.code%3D1";

    assertThat(json(server.get("/v1/" + name)).get("done").asBoolean()).isFalse();
    assertThat(json(server.get(filtered)).path("operations")).isEmpty();
    assertThat(server.post("/v1/" + name + ":cancel", "{}").statusCode()).isEqualTo(200);
    assertThat(json(server.get("/v1/" + name)).at("/error/code").asInt()).isEqualTo(1);
    assertThat(json(server.get(filtered)).get("operations")).hasSize(1);
    JsonNode frozen = json(server.post(admin + "/clock:freeze", ""));
    assertThat(frozen.get("frozen").asBoolean()).isTrue();
    assertThat(json(server.get(admin + "/operations")).get("operations")).hasSize(1);
    server.stub(
        "{\"request\": {\"urlPath\": \"/state\"}, \"response\": {\"transformers\":"
            + " [\"response-template\"], \"body\": \"{{operation '%s' 'state'}}\"}}"
                .formatted(name));
    assertThat(server.get("/state").body()).isEqualTo("CANCELLED");
    assertThat(server.post(admin + "/reset", "").statusCode()).isEqualTo(200);
    assertThat(server.get("/v1/" + name).statusCode()).isEqualTo(404);
  }

  static Stream<Arguments> thatTheServerCannotWorkOn() {
    ClassPath newest = ClassPath.newest();
    return Stream.of(
        Arguments.of(newest.wireMock(OLDEST), "WireMock 3.7.0 (.*3.7.0.jar) is too old; add"),
        Arguments.of(newest.thinWireMockFirst("3.13.2"), "org.wiremock:wiremock (.*) comes on the"),
        Arguments.of(newest.jackson(TOO_OLD_JACKSON), "jackson-core 2.13.5 (.*) is too old;"),
        Arguments.of(
            newest.protobuf(TOO_OLD_PROTOBUF), "protobuf-java (.*3.24.4.jar) is too old;"));
  }

  @ParameterizedTest
  @MethodSource("thatTheServerCannotWorkOn")
  void theServerSaysInOneSentenceWhyItCannotWork(ClassPath classPath, String sentence)
      throws Exception {
    try (StandaloneProcess process =
        StandaloneProcess.started(directory, classPath.toList(), onFreePort())) {
      Exit exit = process.exit();

      assertThat(exit.status()).isEqualTo(1);
      assertThat(exit.err())
          .hasLineCount(1)
          .matches(line("wiremock-lro cannot start: " + sentence));
    }
  }

  @Test
  void theExtensionsSayWhyTheyCannotWorkWhenWireMockLoadsThem() throws Exception {
    ClassPath classPath = ClassPath.newest().jackson(TOO_OLD_JACKSON);

    try (StandaloneProcess process =
        StandaloneProcess.wireMock(directory, classPath.toList(), onFreePort())) {
      assertThat(process.exit().err())
          .startsWith(
              "Exception in thread \"main\" java.lang.IllegalStateException: jackson-core 2.13.5");
    }
  }

  private static String line(String start) {
    return "(?s)" + start.replace("(", "\\(").replace(")", "\\)") + ".*";
  }
}
