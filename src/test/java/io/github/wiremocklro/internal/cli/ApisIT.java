package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.api.TestSets;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** APIs in processes: what the jar makes of them, and a WireMock that is not ours. */
@Timeout(600)
class ApisIT {
  private static final String REDIS = PublishedApis.jar("redis-v1").toString();

  @TempDir Path directory;

  @Test
  void theJarTellsWhatItWouldDo() throws Exception {
    Exit exit = StandaloneProcess.run(directory, "apis", "--api", REDIS);

    assertThat(exit.status()).isZero();
    assertThat(exit.err()).isEmpty();
    assertThat(exit.out())
        .startsWith("google.cloud.redis.v1.CloudRedis\n")
        .contains("8 methods start operations, 8 of them are derived whole\n");
  }

  @Test
  void theJarRefusesAnApiBeforeItListens() throws Exception {
    Exit exit = StandaloneProcess.run(directory, "--port", "0", "--api", "none.jar");

    assertThat(exit.status()).isEqualTo(2);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err())
        .hasLineCount(1)
        .startsWith(
            "wiremock-lro: --api: \"none.jar\" cannot be read: there is no such file; give");
  }

  @Test
  void theJarRefusesAnApiThatLacksAnImportBeforeItListens() throws Exception {
    Files.write(directory.resolve("mine.binpb"), TestSets.thatLacksAnImport());

    Exit exit = StandaloneProcess.run(directory, "--port", "0", "--api", "mine.binpb");

    assertThat(exit.status()).isEqualTo(2);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err()).contains("com.google.api.grpc:proto-google-cloud-redis-v1");
  }

  /** A jar of the class path hands out what is in its files, not these themselves. */
  @Test
  void theSetsInAJarOfTheClassPathAreReadToo() throws Exception {
    Path jar = directory.resolve("stubs.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String folder : List.of("stubs/", "stubs/apis/", "stubs/apis/sub/")) {
        out.putNextEntry(new JarEntry(folder));
      }
      for (String file : List.of(".hidden", "sub/none.binpb", "mine.binpb")) {
        out.putNextEntry(new JarEntry("stubs/apis/" + file));
        out.write(file.equals("mine.binpb") ? TestSets.thatLacksAnImport() : new byte[] {1});
      }
    }
    try (StandaloneProcess process =
        StandaloneProcess.started(
            directory,
            List.of(jar.toString(), System.getProperty("standalone.jar")),
            onFreePort("--load-resources-from-classpath", "stubs"))) {
      assertThat(process.exit().err())
          .contains(
              "stubs.jar!/stubs/apis/mine.binpb\" cannot be used, for its mine.proto imports");
    }
  }

  @Test
  void aWireMockThatIsNotOursReadsItsRootDirectory() throws Exception {
    Path apis = Files.createDirectory(directory.resolve("apis"));
    Files.write(apis.resolve("mine.binpb"), TestSets.thatLacksAnImport());

    assertThat(errorOfWireMock()).contains("mine.proto imports google/cloud/redis/v1/");

    Files.copy(Path.of(REDIS), apis.resolve("redis.jar"));
    try (StandaloneProcess up = wireMock()) {
      assertThat(up.upLine()).isNotEmpty();
    }
  }

  @Test
  void aWireMockThatIsNotOursReadsAProperty() throws Exception {
    assertThat(errorOfWireMock("-Dwiremock-lro.api=none.jar"))
        .contains("-Dwiremock-lro.api: \"none.jar\" cannot be read: there is no such file");
  }

  private String errorOfWireMock(String... flags) throws Exception {
    try (StandaloneProcess process = wireMock(flags)) {
      return process.exit().err();
    }
  }

  private StandaloneProcess wireMock(String... flags) throws Exception {
    return StandaloneProcess.wireMockOnJvm(directory, ClassPath.newest().toList(), flags);
  }
}
