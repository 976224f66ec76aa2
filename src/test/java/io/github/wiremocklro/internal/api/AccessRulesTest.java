package io.github.wiremocklro.internal.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller needs at Google, as the descriptors and dataplex_v1.yaml say. */
class AccessRulesTest {
  private static final String DATAPLEX = "google.cloud.dataplex.v1.";
  private static final String PLATFORM = scope("cloud-platform");
  private static final String READ_WRITE = scope("dataplex.read-write");
  private static final DescriptorSource REDIS =
      DescriptorSource.read(PublishedApis.jar("redis-v1"));
  private static final DescriptorSource FUNCTIONS =
      DescriptorSource.read(PublishedApis.jar("functions-v2"));
  private static final DescriptorSource SPANNER =
      DescriptorSource.read(PublishedApis.jar("spanner-admin-instance-v1"));

  private final AccessRules rules = rules(REDIS, FUNCTIONS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DataplexService.CreateLake",
        "DataplexService.DeleteLake",
        "DataScanService.CreateDataScan",
        "CatalogService.CreateEntryGroup"
      })
  void aChangeNeedsAScopeThatIsNotForReadingAlone(String method) {
    assertThat(rules.of(DATAPLEX + method))
        .isEqualTo(new RequiredAccess("dataplex.googleapis.com", List.of(PLATFORM, READ_WRITE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DataplexService.GetLake", "DataScanService.ListDataScans"})
  void aReadMayHaveAnyScopeOfTheApiAlsoWhereItsServiceTellsOneAlone(String method) {
    assertThat(requireNonNull(rules.of(DATAPLEX + method)).scopes())
        .containsExactlyInAnyOrder(
            PLATFORM, READ_WRITE, scope("cloud-platform.read-only"), scope("dataplex.readonly"));
  }

  @Test
  void eachApiHasAHostOfItsOwn() {
    assertThat(rules.of("google.cloud.redis.v1.CloudRedis.CreateInstance"))
        .isEqualTo(new RequiredAccess("redis.googleapis.com", List.of(PLATFORM)));
    assertThat(rules.of("google.cloud.redis.v1.CloudRedis.Nothing")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "v2, projects, cloudfunctions.googleapis.com",
    "v2, things, cloudfunctions.googleapis.com",
    "'', organizations, dataplex.googleapis.com",
    "v1, projects, redis.googleapis.com",
    "v3, projects, redis.googleapis.com",
    "'', '', redis.googleapis.com"
  })
  void whatIsOfNoMethodIsOfTheFirstApiThatHasSuchNames(
      String version, String collection, String service) {
    assertThat(rules.at(version, collection).service()).isEqualTo(service);
  }

  @Test
  void whatMayBeOfSeveralApisNeedsAScopeOfOneOfThem() {
    assertThat(rules(SPANNER).at("v1", "projects").scopes())
        .containsExactly(PLATFORM, scope("spanner.admin"), READ_WRITE);
  }

  @Test
  void withAnApiThatTellsNoScopesEveryTokenWillDo() {
    FileDescriptorProto own =
        FileDescriptorProto.newBuilder()
            .setName("own.proto")
            .setPackage("own")
            .addService(ServiceDescriptorProto.newBuilder().setName("Own"))
            .build();
    DescriptorSource source =
        DescriptorSource.ofSet(
            "own.binpb", FileDescriptorSet.newBuilder().addFile(own).build().toByteArray());

    assertThat(rules(source).at("v3", "things").scopes()).isEmpty();
  }

  private static AccessRules rules(DescriptorSource... sources) {
    List<DescriptorSource> all =
        Stream.concat(Stream.of(sources), Stream.of(DescriptorSource.dataplex())).toList();
    return AccessRules.of(ApiModel.of(DescriptorPool.of(all)));
  }

  private static String scope(String name) {
    return "https://www.googleapis.com/auth/" + name;
  }
}
