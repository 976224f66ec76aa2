package io.github.wiremocklro;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis and Spanner's instances beside Dataplex: each is served as its descriptors tell. */
class SeveralApisTest {
  private static final String REDIS = "{\"tier\":\"BASIC\",\"memorySizeGb\":1}";

  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private @Nullable WireMockServer server;
  private final Rest rest = new Rest(() -> requireNonNull(server).baseUrl());

  @BeforeEach
  void addApis() throws IOException {
    services.catalog().add(DescriptorSource.read(PublishedApis.jar("redis-v1")));
    services.catalog().add(DescriptorSource.read(PublishedApis.jar("spanner-admin-instance-v1")));
  }

  /** The mappings are loaded when the server is made. */
  private void start() {
    server = new LroWireMockServer(EmbeddedOptions.of(services, configuration -> {}), services);
    server.start();
  }

  @AfterEach
  void stop() {
    requireNonNull(server).stop();
  }

  @Test
  void redisHasItsOwnTypesStatesAndVerbs() {
    start();

    Reply created = rest.post("/v1/projects/p/locations/l/instances?instanceId=r", REDIS);

    assertThat(created.text("/metadata/@type"))
        .isEqualTo("type.googleapis.com/google.cloud.redis.v1.OperationMetadata");
    assertThat(finish(created).text("/response/state")).isEqualTo("READY");
    Reply failover = rest.post("/v1/projects/p/locations/l/instances/r:failover", "{}");
    assertThat(failover.text("/metadata/verb")).isEqualTo("failover");
    assertThat(finish(failover).text("/response/name"))
        .isEqualTo("projects/p/locations/l/instances/r");
    assertThat(rest.get("/v1/projects/p/locations/l/instances").text("/instances/0/tier"))
        .isEqualTo("BASIC");
  }

  @Test
  void spannerDeletesAtOnceWhatAnOperationMade() {
    start();

    Reply created =
        rest.post(
            "/v1/projects/p/instances",
            "{\"instanceId\":\"sp-one\",\"instance\":{\"config\":\"projects/p/instanceConfigs/c\","
                + "\"displayName\":\"One\",\"nodeCount\":1}}");

    assertThat(created.text("/name")).startsWith("projects/p/instances/sp-one/operations/");
    assertThat(finish(created).text("/response/displayName")).isEqualTo("One");
    assertThat(rest.delete("/v1/projects/p/instances/sp-one").body()).isEqualTo("{}");
    assertThat(rest.get("/v1/projects/p/instances/sp-one").status()).isEqualTo(404);
  }

  @Test
  void haveNoFatesUnlessOneAsksForThem() {
    start();

    Reply created = rest.post("/v1/projects/p/locations/l/instances?instanceId=fails-1", REDIS);

    assertThat(finish(created).has("/error")).isFalse();
  }

  @Test
  void haveTheFatesOfDataplexWhereOneAsksForThem() {
    services.catalog().fatesForAll();
    start();

    Reply created = rest.post("/v1/projects/p/locations/l/instances?instanceId=fails-1", REDIS);
    Reply lake = rest.post("/v1/projects/p/locations/l/lakes?lakeId=fails-1", "{}");

    assertThat(finish(created).text("/error/code")).isEqualTo("13");
    assertThat(finish(lake).text("/error/code")).isEqualTo("13");
  }

  /** A source that cannot be linked would fail whatever links it. */
  @Test
  void areNotLinkedForWhatIsAskedOfOperations(@TempDir Path directory) throws IOException {
    FileDescriptorProto broken =
        FileDescriptorProto.newBuilder()
            .setName("a.proto")
            .addDependency("missing.proto")
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("A")
                    .addField(
                        FieldDescriptorProto.newBuilder()
                            .setName("m")
                            .setNumber(1)
                            .setTypeName(".missing.M")))
            .build();
    Path file = directory.resolve("broken.binpb");
    Files.write(file, FileDescriptorSet.newBuilder().addFile(broken).build().toByteArray());
    services.catalog().add(DescriptorSource.read(file));
    start();
    String name = "projects/p/locations/l/operations/x";
    services.controls().start(operation().name(name).doneAfter(never()));

    assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("false");
    assertThat(rest.get("/v1/projects/p/locations/l/operations").text("/operations/0/name"))
        .isEqualTo(name);
    assertThat(rest.post("/v1/" + name + ":cancel").status()).isEqualTo(200);
    assertThat(rest.delete("/v1/" + name).status()).isEqualTo(200);
    assertThat(rest.get("/v1/" + name + ":undo").status()).isEqualTo(404);
    assertThatThrownBy(() -> services.catalog().apis()).hasMessageContaining("missing.proto");
  }

  private Reply finish(Reply started) {
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    rest.get("/v1/" + started.text("/name"));
    return rest.get("/v1/" + started.text("/name"));
  }
}
