package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivedScriptTest {
  private static final Supplier<String> NO_IDS =
      () -> {
        throw new AssertionError("the client gives the id");
      };

  @Test
  void aCreateSaysAllThatItsMappingWouldSay() {
    assertScript(
        "redis-v1",
        "CreateInstance",
        """
        {"parent": "projects/p/locations/l", "instanceId": "i",
         "instance": {"tier": "BASIC", "memorySizeGb": 5}}
        """,
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.redis.v1.OperationMetadata",
             "target": "projects/p/locations/l/instances/i", "verb": "create", "apiVersion": "v1"}},
         "resource": {
           "create": "projects/p/locations/l/instances/i",
           "@type": "type.googleapis.com/google.cloud.redis.v1.Instance",
           "body": {"tier": "BASIC", "memorySizeGb": 5}}}
        """);
  }

  @Test
  void anUpdateHasItsMaskAndADeleteItsName() {
    assertScript(
        "redis-v1",
        "UpdateInstance",
        """
        {"updateMask": "displayName",
         "instance": {"name": "projects/p/locations/l/instances/i", "displayName": "I"}}
        """,
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.redis.v1.OperationMetadata",
             "target": "projects/p/locations/l/instances/i", "verb": "update", "apiVersion": "v1"}},
         "resource": {
           "update": "projects/p/locations/l/instances/i",
           "body": {"name": "projects/p/locations/l/instances/i", "displayName": "I"},
           "updateMask": "displayName"}}
        """);
    assertScript(
        "redis-v1",
        "DeleteInstance",
        "{\"name\": \"projects/p/locations/l/instances/i\"}",
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.redis.v1.OperationMetadata",
             "target": "projects/p/locations/l/instances/i", "verb": "delete", "apiVersion": "v1"}},
         "resource": {"delete": "projects/p/locations/l/instances/i"}}
        """);
  }

  @Test
  void whatIsDoneToAResourceLeavesItAsItStands() {
    assertScript(
        "redis-v1",
        "FailoverInstance",
        "{\"name\": \"projects/p/locations/l/instances/i\"}",
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.redis.v1.OperationMetadata",
             "target": "projects/p/locations/l/instances/i", "verb": "failover",
             "apiVersion": "v1"}},
         "resource": {"custom": "projects/p/locations/l/instances/i"}}
        """);
  }

  @Test
  void aDeleteTakesWhatIsBelowWithItWhereTheRequestSaysSo() {
    assertScript(
        "dataplex-v1",
        "DeleteDataScan",
        "{\"name\": \"projects/p/locations/l/dataScans/s\", \"force\": true}",
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata",
             "target": "projects/p/locations/l/dataScans/s", "verb": "delete", "apiVersion": "v1"}},
         "resource": {"delete": "projects/p/locations/l/dataScans/s", "force": true}}
        """);
  }

  @Test
  void aMessageOfItsOwnIsOfTheTypeThatTheMethodNames() {
    assertScript(
        "alloydb-v1",
        "ExportCluster",
        "{\"name\": \"projects/p/locations/l/clusters/c\"}",
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.alloydb.v1.OperationMetadata",
             "target": "projects/p/locations/l/clusters/c", "verb": "export", "apiVersion": "v1"},
           "response": {"@type": "type.googleapis.com/google.cloud.alloydb.v1.ExportClusterResponse"}}}
        """);
  }

  @Test
  void withoutALocationOperationsLieBelowTheResourceWhichTheMetadataMayHold() {
    assertScript(
        "spanner-admin-instance-v1",
        "CreateInstance",
        "{\"parent\": \"projects/p\", \"instanceId\": \"i1\", \"instance\": {\"nodeCount\": 1}}",
        """
        {"operation": {
           "parent": "projects/p/instances/i1",
           "metadata": {
             "@type": "type.googleapis.com/google.spanner.admin.instance.v1.CreateInstanceMetadata",
             "instance": {"name": "projects/p/instances/i1", "nodeCount": 1}}},
         "resource": {
           "create": "projects/p/instances/i1",
           "@type": "type.googleapis.com/google.spanner.admin.instance.v1.Instance",
           "body": {"nodeCount": 1}}}
        """);
  }

  @Test
  void aRestoreMakesAnotherResourceAndACopyTellsBoth() {
    assertScript(
        "spanner-admin-database-v1",
        "CopyBackup",
        """
        {"parent": "projects/p/instances/i", "backupId": "copy",
         "sourceBackup": "projects/p/instances/i/backups/b"}
        """,
        """
        {"operation": {
           "parent": "projects/p/instances/i/backups/copy",
           "metadata": {
             "@type": "type.googleapis.com/google.spanner.admin.database.v1.CopyBackupMetadata",
             "name": "projects/p/instances/i/backups/copy",
             "sourceBackup": "projects/p/instances/i/backups/b"}},
         "resource": {
           "create": "projects/p/instances/i/backups/copy",
           "@type": "type.googleapis.com/google.spanner.admin.database.v1.Backup",
           "body": {}}}
        """);
  }

  @Test
  void metadataMayBeTheResourceItself() {
    assertScript(
        "run-v2",
        "DeleteService",
        "{\"name\": \"projects/p/locations/l/services/s\", \"validateOnly\": true}",
        """
        {"operation": {
           "parent": "projects/p/locations/l",
           "metadata": {
             "@type": "type.googleapis.com/google.cloud.run.v2.Service",
             "name": "projects/p/locations/l/services/s"},
           "response": {
             "@type": "type.googleapis.com/google.cloud.run.v2.Service",
             "name": "projects/p/locations/l/services/s"}},
         "resource": {"delete": "projects/p/locations/l/services/s"},
         "validateOnly": true}
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "dataplex-v1, CreateMetadataJob, projects/p/locations/l/metadataJobs/made",
    "aiplatform-v1, CreateDataset, projects/p/locations/l/datasets/made"
  })
  void whereTheClientGivesNoIdTheServerMakesOne(String api, String method, String name) {
    JsonObject request = JsonObject.of("parent", "projects/p/locations/l");

    assertThat(DerivedScript.name(PublishedModel.of(api).method(method), request, () -> "made"))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "projects/p/locations/l/lakes/a/zones/z, projects/p/locations/l",
    "organizations/1/locations/l/encryptionConfigs/c, organizations/1/locations/l",
    "projects/p/locations/l, projects/p/locations/l",
    "projects/p/locations, projects/p/locations",
    "projects/p/instances/i/databases/d, projects/p/instances/i/databases/d",
    "'', ''"
  })
  void operationsLieBelowTheLocationElseBelowTheResource(String resource, String parent) {
    assertThat(OperationParents.of(resource)).isEqualTo(parent);
  }

  static Stream<Arguments> methodsThatStartOperations() {
    return PublishedModel.all()
        .flatMap(
            api ->
                api.model().methods().stream()
                    .filter(ApiMethod::startsOperation)
                    .map(method -> Arguments.of(api, method.fullName())));
  }

  /** All 243 of the ten APIs. */
  @ParameterizedTest
  @MethodSource("methodsThatStartOperations")
  void everyMethodHasAScriptThatCanBeAndWhoseMessagesFitTheirTypes(
      PublishedModel api, String fullName) {
    ApiMethod method = api.model().method(fullName);
    assertThat(method).isNotNull();
    JsonObject request = request(api, method);

    JsonObject json = new DerivedScript(api.types()).of(method, request, () -> "made");
    OperationScript script = new ScriptReader(LeafValues.LITERAL).read(json, "$");

    assertFits(api, script.metadata());
    assertFits(api, script.response());
    assertThat(script.parent()).isNotNull();
    ResourceChange change = script.resource();
    assertThat(change == null).isEqualTo(method.kind() == MethodKind.OTHER);
    if (change != null && change.type() != null) {
      assertThat(change.type()).isEqualTo("type.googleapis.com/" + method.response());
      assertThat(change.name()).matches("(?:[^/]+/)+(?:x1|made)");
    }
  }

  /** Fills the path, and the id of what is made. */
  private static JsonObject request(PublishedModel api, ApiMethod method) {
    HttpBinding binding = method.bindings().get(0);
    Map<String, String> path = new LinkedHashMap<>();
    PathTemplate template = binding.template();
    for (PathTemplate.Variable variable : template.variables()) {
      path.put(
          variable.field(),
          template.segments().subList(variable.from(), variable.to()).stream()
              .map(segment -> segment instanceof Literal literal ? literal.text() : "x1")
              .collect(Collectors.joining("/")));
    }
    JsonObject request =
        new RequestReader(api.types(), true, "").read(method, binding, path, Map.of(), null);
    NameRule rule = method.name();
    boolean id = method.kind() == MethodKind.CREATE && rule != null && rule.idField() != null;
    return id ? request.with(String.valueOf(rule.idField()), "x1") : request;
  }

  private static void assertFits(PublishedModel api, @Nullable JsonObject message) {
    if (message != null) {
      assertThat(
              api.types().strictly(String.valueOf(message.messageType()), message.without("@type")))
          .as(message.toString())
          .isEmpty();
    }
  }

  private static void assertScript(String api, String method, String request, String script) {
    PublishedModel published = PublishedModel.of(api);

    assertThat(
            new DerivedScript(published.types())
                .of(published.method(method), Json.parseObject(request, "$"), NO_IDS))
        .isEqualTo(Json.parseObject(script, "$"));
  }
}
