package io.github.wiremocklro.internal.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Methods of an API's own that list operations: Spanner has four. Which operations each lists is
 * told by the comments in spanner_database_admin.proto and spanner_instance_admin.proto.
 */
@Tag("google")
class OperationListsTest {
  private static final String DATABASES = "spanner-admin-database-v1";
  private static final String INSTANCES = "spanner-admin-instance-v1";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar(DATABASES))
          .api(PublishedApis.jar(INSTANCES))
          .start();

  @AutoClose
  private static final JsonGrpc GRPC = new JsonGrpc(FAKE.baseUrl(), files(DATABASES, INSTANCES));

  private static final Rest REST = new Rest(FAKE::baseUrl);

  private final String project = Rest.newParent().replaceFirst("/locations/.*", "");
  private final String instance = project + "/instances/i";

  /** The four methods, over both transports. */
  enum Way {
    REST {
      @Override
      Reply list(Method method, JsonObject request) {
        StringBuilder url =
            new StringBuilder("/v1/%s/%s?".formatted(request.get("parent"), method.collection));
        request
            .without("parent")
            .fields()
            .forEach(
                (name, value) ->
                    url.append(name)
                        .append('=')
                        .append(URLEncoder.encode(String.valueOf(value), UTF_8))
                        .append('&'));
        return OperationListsTest.REST.get(url.toString());
      }
    },
    GRPC {
      @Override
      Reply list(Method method, JsonObject request) {
        return OperationListsTest.GRPC.call(method.rpc, Json.text(request));
      }
    };

    abstract Reply list(Method method, JsonObject request);
  }

  enum Method {
    DATABASE(
        "databaseOperations",
        "google.spanner.admin.database.v1.DatabaseAdmin/ListDatabaseOperations"),
    BACKUP(
        "backupOperations", "google.spanner.admin.database.v1.DatabaseAdmin/ListBackupOperations"),
    CONFIG(
        "instanceConfigOperations",
        "google.spanner.admin.instance.v1.InstanceAdmin/ListInstanceConfigOperations"),
    PARTITION(
        "instancePartitionOperations",
        "google.spanner.admin.instance.v1.InstanceAdmin/ListInstancePartitionOperations");

    private final String collection;
    private final String rpc;

    Method(String collection, String rpc) {
      this.collection = collection;
      this.rpc = rpc;
    }
  }

  @ParameterizedTest
  @EnumSource
  void haveTheOperationsOnResourcesOfTheirTypeAndNoOthers(Way way) {
    for (String parent :
        List.of(
            instance + "/databases/d",
            instance + "/databases/e",
            instance + "/backups/b",
            instance + "/instancePartitions/p",
            instance,
            project + "/instanceConfigs/c",
            project + "/instances/other/databases/d",
            instance + "/databases/d/backupSchedules/s",
            project)) {
      FAKE.start(operation().name(parent + "/operations/op").doneAfter(never()));
    }

    assertThat(names(way.list(Method.DATABASE, of(instance))))
        .containsExactly(
            instance + "/databases/e/operations/op", instance + "/databases/d/operations/op");
    assertThat(names(way.list(Method.BACKUP, of(instance))))
        .containsExactly(instance + "/backups/b/operations/op");
    assertThat(names(way.list(Method.PARTITION, of(instance))))
        .containsExactly(instance + "/instancePartitions/p/operations/op");
    assertThat(names(way.list(Method.CONFIG, of(project))))
        .containsExactly(project + "/instanceConfigs/c/operations/op");
    assertThat(way.list(Method.DATABASE, of(project + "/instances/none")).body().strip())
        .isEqualTo("{}");
  }

  @ParameterizedTest
  @EnumSource
  void haveWhatClientsStart(Way way) {
    String started = createBackup("b1");
    FAKE.in(project).complete(createBackup("b2"));

    Reply listed = way.list(Method.BACKUP, of(instance));

    assertThat(listed.text("/operations/0/done")).isEqualTo("true");
    assertThat(listed.text("/operations/0/response/name")).isEqualTo(instance + "/backups/b2");
    assertThat(listed.text("/operations/1/name")).isEqualTo(started);
    assertThat(listed.text("/operations/1/metadata/@type"))
        .isEqualTo("type.googleapis.com/google.spanner.admin.database.v1.CreateBackupMetadata");
    assertThat(FAKE.record(started).calls().polled()).isZero();
  }

  /** The filter is one of the examples in the comments. */
  @ParameterizedTest
  @EnumSource
  void haveFiltersAndPages(Way way) {
    String first = createBackup("b1");
    String second = createBackup("b2");
    FAKE.in(project).complete(createBackup("b3"));
    JsonObject filtered =
        of(instance)
            .with(
                "filter",
                "(metadata.@type=type.googleapis.com/google.spanner.admin.database.v1.CreateBackupMetadata)"
                    + " AND (metadata.name:*backups*) AND done=false")
            .with("pageSize", 1);

    Reply page = way.list(Method.BACKUP, filtered);
    JsonObject more = filtered.with("pageToken", page.text("/nextPageToken"));
    Reply next = way.list(Method.BACKUP, more);

    assertThat(names(page)).containsExactly(second);
    assertThat(names(next)).containsExactly(first);
    assertThat(next.has("/nextPageToken")).isFalse();
    assertThat(way.list(Method.BACKUP, more.with("filter", "")).error()).startsWith("400");
    assertThat(way.list(Method.DATABASE, more).error()).startsWith("400");
    assertThat(way.list(Method.BACKUP, filtered.with("filter", "nope=1")).error())
        .startsWith("400 INVALID_ARGUMENT");
  }

  /** None is ever unreachable. */
  @ParameterizedTest
  @EnumSource
  void takeADeadlineForWhatIsFarAway(Way way) {
    FAKE.start(operation().name(instance + "/instancePartitions/p/operations/op"));

    Reply listed =
        way.list(
            Method.PARTITION,
            of(instance).with("instancePartitionDeadline", "2030-01-01T00:00:00Z"));

    assertThat(names(listed)).hasSize(1);
    assertThat(listed.has("/unreachableInstancePartitions")).isFalse();
  }

  @Test
  void mayHaveAMappingOfTheUsers() {
    String body =
        "{\"operations\": [{{#each page.operations}}{\"name\": \"{{this.name}}-{{this.state}}\"}{{/each}}]}";
    try (WireMockLroServer own =
        new WireMockLroServer().api(PublishedApis.jar(DATABASES)).start()) {
      own.start(operation().name(instance + "/databases/d/operations/op").doneAfter(never()));
      own.wireMock()
          .stubFor(
              any(anyUrl())
                  .andMatching("rpc", Parameters.one("kind", "list-operations"))
                  .willReturn(aResponse().withTransformers("serve-method").withBody(body)));

      assertThat(
              new Rest(own::baseUrl)
                  .get("/v1/" + instance + "/databaseOperations")
                  .text("/operations/0/name"))
          .isEqualTo(instance + "/databases/d/operations/op-RUNNING");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spanner-admin-database-v1, ListDatabaseOperations, Database",
    "spanner-admin-database-v1, ListBackupOperations, Backup",
    "spanner-admin-instance-v1, ListInstanceConfigOperations, InstanceConfig",
    "spanner-admin-instance-v1, ListInstancePartitionOperations, InstancePartition"
  })
  void areReadAsTheirPathsTell(String api, String method, String type) {
    ApiMethod read = PublishedModel.of(api).method(method);

    assertThat(read.kind().word()).isEqualTo("list-operations");
    assertThat(read.resourceType()).isEqualTo("spanner.googleapis.com/" + type);
    assertThat(read.needsContent()).isFalse();
  }

  private String createBackup(String id) {
    return REST.post(
            "/v1/" + instance + "/backups?backupId=" + id,
            "{\"database\": \"%s/databases/d\", \"expireTime\": \"2030-01-01T00:00:00Z\"}"
                .formatted(instance))
        .text("/name");
  }

  private static JsonObject of(String parent) {
    return JsonObject.of("parent", parent);
  }

  private static List<String> names(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return StreamSupport.stream(reply.json().path("operations").spliterator(), false)
        .map(operation -> operation.get("name").asText())
        .toList();
  }

  private static List<FileDescriptor> files(String... apis) {
    return Stream.of(apis)
        .flatMap(api -> Protobuf.files(PublishedModel.of(api).pool()).stream())
        .toList();
  }
}
