package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.api.TestSets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say which APIs are served, and how. */
class ApiOptionsTest {
  private static final String REDIS = PublishedApis.jar("redis-v1").toString();
  private static final String WORKFLOWS = PublishedApis.jar("workflows-v1").toString();
  private static final String FUNCTIONS = PublishedApis.jar("functions-v2").toString();
  private static final String VARIABLE = "WIREMOCK_LRO_API";

  @TempDir Path directory;

  @Test
  void theApiOfEachFileIsServedBesideDataplex() {
    Catalog catalog = catalog(Map.of(), "--api", REDIS, "--api=" + WORKFLOWS);

    assertThat(packages(catalog))
        .containsExactly(
            "google.cloud.redis.v1", "google.cloud.workflows.v1", "google.cloud.dataplex.v1");
  }

  @Test
  void withoutAFileItIsDataplexAlone() {
    assertThat(packages(catalog(Map.of()))).containsExactly("google.cloud.dataplex.v1");
  }

  @Test
  void aVariableNamesFilesAsAClassPathDoes() {
    Catalog catalog = catalog(Map.of(VARIABLE, REDIS + File.pathSeparator + WORKFLOWS));

    assertThat(packages(catalog)).startsWith("google.cloud.redis.v1", "google.cloud.workflows.v1");
  }

  @Test
  void theCommandLineWinsOverTheVariable() {
    Catalog catalog = catalog(Map.of(VARIABLE, REDIS), "--api", WORKFLOWS);

    assertThat(packages(catalog)).contains("google.cloud.workflows.v1");
    assertThat(packages(catalog)).doesNotContain("google.cloud.redis.v1");
  }

  @Test
  void filesOfTheRootDirectoryComeBehindThoseThatAreNamed() throws IOException {
    Path apis = Files.createDirectory(directory.resolve("apis"));
    Files.copy(Path.of(WORKFLOWS), apis.resolve("a.jar"));
    Files.copy(Path.of(FUNCTIONS), apis.resolve("b"));

    Catalog catalog = catalog(Map.of(), "--root-dir", directory.toString(), "--api", REDIS);

    assertThat(packages(catalog))
        .startsWith(
            "google.cloud.redis.v1", "google.cloud.workflows.v1", "google.cloud.functions.v2");
  }

  @Test
  void aFileThatIsNotThereIsRefusedWithTheOption() {
    assertRefused("--api: \"none.jar\" cannot be read: there is no such file; give", "none.jar");
  }

  @Test
  void aFileWithoutDescriptorsIsRefusedWithTheOption() throws IOException {
    Path text = Files.writeString(directory.resolve("redis.proto"), "syntax = \"proto3\";");

    assertRefused("--api: \"" + text + "\" cannot be read: it is a .proto source", text.toString());
  }

  @Test
  void aFileOfTheVariableIsRefusedWithTheVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(Map.of(VARIABLE, REDIS + File.pathSeparator + "none.jar")))
        .withMessageStartingWith("WIREMOCK_LRO_API: \"none.jar\" cannot be read: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(Map.of(VARIABLE, REDIS + File.pathSeparator)))
        .withMessage("WIREMOCK_LRO_API needs a value: <file>");
  }

  @Test
  void anImportThatNoFileHasIsToldWithTheArtifactThatHasIt() throws IOException {
    Path set = directory.resolve("mine.binpb");
    Files.write(set, TestSets.thatLacksAnImport());

    assertRefused(
        "api: \"%s\" cannot be used, for its mine.proto imports".formatted(set)
            + " google/cloud/redis/v1/cloud_redis.proto, which is not found; give what has that"
            + " file as one more --api (Java: api(...)), such as the jar of"
            + " com.google.api.grpc:proto-google-cloud-redis-v1",
        set.toString());
    assertThat(packages(catalog(Map.of(), "--api", set.toString(), "--api", REDIS)))
        .contains("google.cloud.redis.v1");
  }

  @Test
  void theOthersAreOffUnlessAskedFor() {
    Catalog plain = catalog(Map.of());
    assertThat(plain.asksForParents()).isFalse();
    assertThat(plain.hasFatesForAll()).isFalse();
    assertThat(plain.isLenient()).isFalse();

    Catalog asked =
        catalog(Map.of("WIREMOCK_LRO_LENIENT", "true"), "--strict-parents", "--fates-for-all-apis");
    assertThat(asked.asksForParents()).isTrue();
    assertThat(asked.hasFatesForAll()).isTrue();
    assertThat(asked.isLenient()).isTrue();
  }

  private static void assertRefused(String message, String file) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireMockLroServer.fromCommandLine("--port", "0", "--api", file).start())
        .withMessageStartingWith(message);
  }

  private static Iterable<String> packages(Catalog catalog) {
    return catalog.apis().model().methods().stream()
        .map(method -> method.api())
        .distinct()
        .toList();
  }

  private static Catalog catalog(Map<String, String> environment, String... arguments) {
    return Launch.of(environment, StandaloneProcess.onFreePort(arguments)).services().catalog();
  }
}
