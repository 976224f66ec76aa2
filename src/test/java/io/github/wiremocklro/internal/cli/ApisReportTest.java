package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.api.TestSets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code apis}, which tells what a server would make of the methods of APIs. */
class ApisReportTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsOfEachMethodOnALine() {
    assertThat(report("--api", jar("redis-v1")))
        .startsWith(
            "google.cloud.redis.v1.CloudRedis",
            "  method                 kind    answers    content    response              "
                + " metadata           route",
            "  ListInstances          list    at once    derived    ListInstancesResponse "
                + " -                  GET /v1/{parent=projects/*/locations/*}/instances")
        .contains(
            "  CreateInstance         create  operation  derived    Instance              "
                + " OperationMetadata  POST /v1/{parent=projects/*/locations/*}/instances",
            "  GetInstanceAuthString  other   at once    by script  InstanceAuthString    "
                + " -                  GET /v1/{name=projects/*/locations/*/instances/*}/authString")
        .endsWith(
            "8 methods start operations, 8 of them are derived whole",
            "3 methods answer at once, 2 of them are derived whole");
  }

  @Test
  void ofTheTenPublishedApisMostOperationsAreDerivedWhole() throws IOException {
    List<String> options = new ArrayList<>();
    try (Stream<Path> jars = Files.list(PublishedApis.jar("redis-v1").getParent())) {
      jars.sorted().forEach(jar -> options.addAll(List.of("--api", jar.toString())));
    }

    assertThat(report(options.toArray(String[]::new)))
        .contains("243 methods start operations, 202 of them are derived whole");
  }

  @Test
  void withoutAnApiItIsDataplex() {
    assertThat(report())
        .contains(
            "google.cloud.dataplex.v1.DataplexService",
            "49 methods start operations, 49 of them are derived whole");
  }

  @Test
  void tellsOfRoutesThatCollideAndWhichIsServed() {
    String collision =
        "  google.cloud.%s.CreateInstance and google.cloud.%s.CreateInstance are both called by POST"
            + " /v1/{parent=projects/*/locations/*}/instances; here it is the first of them";
    String redis = "redis.v1.CloudRedis";
    String filestore = "filestore.v1.CloudFilestoreManager";

    assertThat(report("--api", jar("redis-v1"), "--api", jar("filestore-v1")))
        .contains("Routes that collide:", collision.formatted(redis, filestore));
    assertThat(report("--api", jar("filestore-v1"), "--api", jar("redis-v1")))
        .contains("Routes that collide:", collision.formatted(filestore, redis));
    assertThat(report("--api", jar("redis-v1"))).doesNotContain("Routes that collide:");
  }

  @Test
  void takesTheRootDirectoryAndTheVariableAsTheServerDoes() throws IOException {
    Path apis = Files.createDirectory(directory.resolve("apis"));
    Files.copy(PublishedApis.jar("redis-v1"), apis.resolve("redis"));

    assertThat(report("--root-dir", directory.toString()))
        .startsWith("google.cloud.redis.v1.CloudRedis");
    out.reset();
    assertThat(report(Map.of("WIREMOCK_LRO_API", jar("workflows-v1"))))
        .startsWith("google.cloud.workflows.v1.Workflows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --api           | --api needs a value: <file>
          --api none.jar  | --api: "none.jar" cannot be read: there is no such file; give a jar
          --port 0        | --port is no option here; there are --api and --root-dir
          --root-dir none | --root-dir: none is not a directory that can be read
          redis.jar       | "redis.jar" belongs to no option
          """)
  void refusesWhatItDoesNotUnderstand(String line, String message) {
    assertThat(status(Map.of(), line.split(" "))).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).hasLineCount(1).startsWith("wiremock-lro: apis: " + message);
  }

  @Test
  void refusesAnApiThatLacksAnImport() throws IOException {
    Path set = Files.write(directory.resolve("mine.binpb"), TestSets.thatLacksAnImport());

    assertThat(status(Map.of(), "--api", set.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("com.google.api.grpc:proto-google-cloud-redis-v1");
  }

  private static String jar(String name) {
    return PublishedApis.jar(name).toString();
  }

  private List<String> report(String... options) {
    return report(Map.of(), options);
  }

  private List<String> report(Map<String, String> environment, String... options) {
    out.reset();
    assertThat(status(environment, options)).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8).lines().toList();
  }

  private int status(Map<String, String> environment, String... options) {
    return Apis.report(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        environment,
        List.of(options));
  }
}
