package io.github.wiremocklro;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.api.TestSets;
import io.github.wiremocklro.protobuf.Apis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** APIs that a server in Java is told to serve. */
class ApisInJavaTest {
  private static final Path REDIS = PublishedApis.jar("redis-v1");

  @TempDir Path root;

  @Test
  void startWithTheServer() {
    try (WireMockLroServer fake =
        new WireMockLroServer()
            .api(REDIS)
            .api(Apis.of(CreateLakeRequest.getDescriptor().getFile()))
            .lenient()
            .strictParents()
            .fatesForAllApis()
            .start()) {
      assertThat(fake.port()).isPositive();
    }
  }

  @Test
  void areRefusedAtOnceWhereTheFileHasNone() {
    WireMockLroServer fake = new WireMockLroServer();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.api(root))
        .withMessageStartingWith("api: \"%s\" cannot be read: it is not a file; give", root);
  }

  @Test
  void thatLackAnImportFailTheStartBeforeItListens() throws IOException {
    Path set = root.resolve("mine.binpb");
    Files.write(set, TestSets.thatLacksAnImport());
    WireMockLroServer fake = new WireMockLroServer().api(set);

    assertThatIllegalArgumentException()
        .isThrownBy(fake::start)
        .withMessageContaining("mine.proto imports google/cloud/redis/v1/cloud_redis.proto")
        .withMessageContaining("(Java: api(...))");
    assertThat(fake).hasToString("WireMockLroServer{not running}");

    try (WireMockLroServer both = new WireMockLroServer().api(set).api(REDIS).start()) {
      assertThat(both.port()).isPositive();
    }
  }

  @Test
  void cannotComeWhileTheServerRuns() {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> fake.api(REDIS))
          .withMessage(
              "the server is made; say api(...) before start() and wireMock(), on a command line"
                  + " as an option");
      assertThatIllegalStateException().isThrownBy(fake::fatesForAllApis);
      assertThatIllegalStateException()
          .isThrownBy(() -> fake.api(Apis.of(CreateLakeRequest.getDescriptor().getFile())));
    }
  }

  @Test
  void areThereBeforeTheMappingsAreLoadedAndSoIsWhatATestHasPreparedAfterwards() {
    try (WireMockLroServer fake = new WireMockLroServer()) {
      fake.freezeClock();
      fake.start(operation().name("projects/p/locations/l/operations/o"));

      fake.api(REDIS).start();

      assertThat(fake.records()).hasSize(1);
      assertThat(fake.clock().frozen()).isTrue();
    }
  }

  @Test
  void thatCollideAreToldOfWhenTheServerStarts() {
    List<String> told = new CopyOnWriteArrayList<>();
    Notifier notifier =
        new ConsoleNotifier(false) {
          @Override
          public void error(String message) {
            told.add(message);
          }
        };
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.notifier(notifier))
            .api(REDIS)
            .api(PublishedApis.jar("filestore-v1"))) {
      assertThat(told).isEmpty();

      fake.start();

      assertThat(told)
          .singleElement()
          .asString()
          .startsWith(
              "Routes of google.cloud.redis.v1 and google.cloud.filestore.v1 collide: 5, such as that"
                  + " google.cloud.redis.v1.CloudRedis.ListInstances and"
                  + " google.cloud.filestore.v1.CloudFilestoreManager.ListInstances are both called by"
                  + " GET /v1/{parent=projects/*/locations/*}/instances; here it is the first of them.");
    }
  }

  @Test
  void inTheRootDirectoryFailTheServerThatCannotUseThem() throws IOException {
    Path apis = Files.createDirectory(root.resolve("apis"));
    Files.write(apis.resolve("mine.binpb"), TestSets.thatLacksAnImport());

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WireMockLroServer(options -> options.usingFilesUnderDirectory("" + root))
                    .start())
        .withMessageContaining("mine.proto imports google/cloud/redis/v1/cloud_redis.proto");

    Files.copy(REDIS, apis.resolve("redis.jar"));
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory("" + root)).start()) {
      assertThat(fake.port()).isPositive();
    }
  }
}
