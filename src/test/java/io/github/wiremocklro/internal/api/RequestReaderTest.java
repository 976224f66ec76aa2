package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final String PARENT = "/v1/projects/p/locations/l";
  private static final String REDIS = PARENT + "/instances";
  private static final String CREATE = REDIS + "?instanceId=i";
  private static final String LAKES = PARENT + "/lakes";

  @Test
  void bothSpellingsOfAFieldMeanTheSame() {
    String expected =
        """
        {"instanceId": "i", "parent": "projects/p/locations/l",
         "instance": {"displayName": "I", "tier": "BASIC", "memorySizeGb": 5}}
        """;

    assertRead(
        "redis-v1",
        "POST",
        REDIS + "?instanceId=i",
        "{\"displayName\": \"I\", \"tier\": \"BASIC\", \"memorySizeGb\": 5}",
        expected);
    assertRead(
        "redis-v1",
        "POST",
        REDIS + "?instance_id=i",
        "{\"display_name\": \"I\", \"tier\": \"BASIC\", \"memory_size_gb\": 5}",
        expected);
  }

  @Test
  void otherFormsOfProto3JsonAreBroughtIntoTheNormalOne() {
    assertRead(
        "redis-v1",
        "POST",
        CREATE,
        """
        {"tier": 1, "memorySizeGb": "5", "labels": {"a": "b"}, "reservedIpRange": null,
         "maintenancePolicy": {"weeklyMaintenanceWindow": [
           {"day": 2, "startTime": {"hours": 2.0}, "duration": "3600s"}]}}
        """,
        """
        {"instanceId": "i", "parent": "projects/p/locations/l",
         "instance": {"tier": "BASIC", "memorySizeGb": 5, "labels": {"a": "b"},
           "maintenancePolicy": {"weeklyMaintenanceWindow": [
             {"day": "TUESDAY", "startTime": {"hours": 2}}]}}}
        """);
  }

  @Test
  void whatOnlyTheServerSetsIsLeftOut() {
    assertRead(
        "dataplex-v1",
        "POST",
        LAKES + "?lakeId=a",
        "{\"displayName\": \"A\", \"state\": \"ACTIVE\", \"uid\": \"u\", \"createTime\": \"2026-01-01T00:00:00Z\"}",
        "{\"lakeId\": \"a\", \"lake\": {\"displayName\": \"A\"}, \"parent\": \"projects/p/locations/l\"}");
  }

  @Test
  void thePathWinsOverTheCopyInTheBody() {
    assertRead(
        "redis-v1",
        "PATCH",
        REDIS + "/i?updateMask=displayName",
        "{\"name\": \"projects/other/locations/l/instances/i\", \"displayName\": \"I\"}",
        """
        {"updateMask": "displayName", "instance": {
          "name": "projects/p/locations/l/instances/i", "displayName": "I"}}
        """);
  }

  /** In index.proto, name is OUTPUT_ONLY. */
  @Test
  void aNameInThePathCountsAlsoWhereOnlyTheServerSetsIt() {
    assertRead(
        "aiplatform-v1",
        "PATCH",
        PARENT + "/indexes/i",
        "{\"name\": \"other\", \"displayName\": \"I\"}",
        "{\"index\": {\"displayName\": \"I\", \"name\": \"projects/p/locations/l/indexes/i\"}}");
  }

  @Test
  void theBodyMayBeTheWholeRequest() {
    assertRead(
        "redis-v1",
        "POST",
        REDIS + "/i:failover",
        "{\"data_protection_mode\": 1}",
        "{\"dataProtectionMode\": \"LIMITED_DATA_LOSS\", \"name\": \"projects/p/locations/l/instances/i\"}");
  }

  @Test
  void anEmptyBodyIsAnEmptyMessage() {
    String expected = "{\"lakeId\": \"a\", \"lake\": {}, \"parent\": \"projects/p/locations/l\"}";

    assertRead("dataplex-v1", "POST", LAKES + "?lakeId=a", null, expected);
    assertRead("dataplex-v1", "POST", LAKES + "?lakeId=a", "{}", expected);
  }

  @Test
  void fieldsOfMessagesCanBeQueryParameters() {
    assertRead(
        "redis-v1",
        "POST",
        CREATE + "&instance.display_name=I&instance.tier=STANDARD_HA&instance.authEnabled=true",
        "{\"memorySizeGb\": 1}",
        """
        {"instanceId": "i", "parent": "projects/p/locations/l", "instance": {
          "displayName": "I", "tier": "STANDARD_HA", "authEnabled": true, "memorySizeGb": 1}}
        """);
  }

  @Test
  void aRepeatedFieldTakesAsManyParametersAsThereAre() {
    assertRead(
        "dataplex-v1",
        "GET",
        PARENT + "/entryGroups/g/entries/e/f?view=4&aspect_types=a&aspect_types=b&aspectTypes=c",
        null,
        """
        {"view": "ALL", "aspectTypes": ["a", "b", "c"],
         "name": "projects/p/locations/l/entryGroups/g/entries/e/f"}
        """);
  }

  @Test
  void aMaskIsReadInBothSpellingsAndFieldsOfMapsAreLeftAlone() {
    assertThat(
            Requests.of("redis-v1")
                .read(
                    "PATCH", REDIS + "/i?update_mask=display_name,labels.my_key,memorySizeGb", "{}")
                .get("updateMask"))
        .isEqualTo("displayName,labels.my_key,memorySizeGb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'nofield': 1} | instance: Invalid JSON payload received. Unknown name \"nofield\" at"
            + " 'instance': Cannot find field.",
        "{'maintenancePolicy': {'x': 1}} | instance.maintenance_policy: Invalid JSON payload"
            + " received. Unknown name \"x\" at 'instance.maintenance_policy': Cannot find field.",
        "{'tier': 'NOPE'} | instance.tier: Invalid value at 'instance.tier'"
            + " (type.googleapis.com/google.cloud.redis.v1.Instance.Tier), \"NOPE\"",
        "{'memorySizeGb': 'much'} | instance.memory_size_gb: Invalid value at"
            + " 'instance.memory_size_gb' (TYPE_INT32), \"much\"",
        "{'memorySizeGb': 2147483648} | instance.memory_size_gb: Invalid value at"
            + " 'instance.memory_size_gb' (TYPE_INT32), 2147483648",
        "{'displayName': 5} | instance.display_name: Invalid value at 'instance.display_name'"
            + " (TYPE_STRING), 5",
        "{'labels': ['a']} | instance.labels: Invalid value at 'instance.labels' (map), a list",
        "{'labels': {'a': null}} | instance.labels[a]: Invalid value at 'instance.labels[a]'"
            + " (TYPE_STRING), null",
        "{'authEnabled': 'yes'} | instance.auth_enabled: Invalid value at 'instance.auth_enabled'"
            + " (TYPE_BOOL), \"yes\"",
        "{'displayName': 'a', 'display_name': 'b'} | instance: Invalid JSON payload received."
            + " Unknown name \"display_name\" at 'instance': The field is there already, in another"
            + " spelling."
      })
  void whatDoesNotFitTheTypeIsNamed(String body, String violation) {
    String whole =
        body.equals("{'tier': 'NOPE'}")
            ? "{'tier': 'NOPE', 'memorySizeGb': 1}"
            : body.replaceFirst("\\{", "{'tier': 'BASIC', ");

    assertThat(Requests.of("redis-v1").violations("POST", CREATE, whole.replace('\'', '"')))
        .first()
        .isEqualTo(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense=1 | : Invalid JSON payload received. Unknown name \"nonsense\": Cannot bind query"
            + " parameter. Field 'nonsense' could not be found in request message.",
        "instance.nonsense=1 | : Invalid JSON payload received. Unknown name \"instance.nonsense\":"
            + " Cannot bind query parameter. Field 'nonsense' could not be found in request"
            + " message.",
        "instance.labels.a=b | instance.labels: Invalid JSON payload received. Unknown name \"a\" at"
            + " 'instance.labels': The field has no such fields.",
        "instance=x | instance: Invalid value at 'instance'"
            + " (type.googleapis.com/google.cloud.redis.v1.Instance), \"x\"",
        "instance.memorySizeGb=x | instance.memory_size_gb: Invalid value at"
            + " 'instance.memory_size_gb' (TYPE_INT32), \"x\"",
        "instance.authEnabled=maybe | instance.auth_enabled: Invalid value at"
            + " 'instance.auth_enabled' (TYPE_BOOL), \"maybe\"",
        "instanceId=j | : Invalid JSON payload received. Unknown name \"instanceId\": Proto field is"
            + " not repeating, cannot start list."
      })
  void aParameterThatDoesNotFitIsNamed(String parameter, String violation) {
    assertThat(
            Requests.of("redis-v1")
                .violations("POST", CREATE + "&" + parameter, "{\"tier\": \"BASIC\"}"))
        .first()
        .isEqualTo(violation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alt=json",
        "$alt=json",
        "$alt=json;enum-encoding=int",
        "%24alt=json%3Benum-encoding%3Dint",
        "$alt=json%253Benum-encoding%253Dint",
        "fields=name,done",
        "$fields=name",
        "key=k",
        "access_token=t",
        "oauth_token=t",
        "quotaUser=u",
        "userIp=1.2.3.4",
        "prettyPrint=false",
        "$prettyPrint=false",
        "callback=c",
        "$callback=c",
        "uploadType=media",
        "upload_protocol=raw",
        "$.xgafv=2",
        "$req=x"
      })
  void systemParametersAreNoFieldsOfTheRequest(String parameter) {
    assertThat(
            Requests.of("redis-v1").read("GET", REDIS + "/i?" + parameter, null).fields().keySet())
        .containsExactly("name");
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndWhatIsKnownHere() {
    StatusException refused =
        Requests.of("redis-v1").refused("POST", REDIS + "?no=1", "{\"tier\": \"NOPE\", \"x\": 1}");

    assertThat(refused.status().code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refused.status().message())
        .contains("\"no\"", "\"NOPE\"", "\"x\"", "instance_id")
        .endsWith("\n" + Requests.KNOWN);
    assertThat(refused.status().details())
        .singleElement()
        .returns("google.rpc.BadRequest", JsonObject::messageType);
  }

  @Test
  void whatNoNewerVersionWouldTakeIsNotBlamedOnTheVersion() {
    assertThat(
            Requests.of("redis-v1")
                .refused("POST", CREATE, "{\"tier\": \"BASIC\", \"displayName\": 5}")
                .status()
                .message())
        .isEqualTo("Invalid value at 'instance.display_name' (TYPE_STRING), 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-v1 | POST | /v1/projects/p/locations/l/instances | {'tier': 'BASIC'} | instance_id",
        "redis-v1 | POST | /v1/projects/p/locations/l/instances?instanceId=i | {} | instance.tier",
        "redis-v1 | POST | /v1/projects/p/locations/l/instances?instanceId=i |"
            + " {'tier': 'TIER_UNSPECIFIED'} | instance.tier",
        "dataplex-v1 | POST | /v1/projects/p/locations/l/lakes/a/zones?zoneId=z |"
            + " {'type': 'RAW'} | zone.resource_spec",
        "dataplex-v1 | POST | /v1/projects/p/locations/l/lakes/a/zones?zoneId=z |"
            + " {'type': 'RAW', 'resourceSpec': {}} | zone.resource_spec.location_type",
        "spanner-admin-database-v1 | POST | /v1/projects/p/instances/i/backups:copy |"
            + " {'backupId': 'bb'} | source_backup"
      })
  void whatAClientHasToSetIsMissed(String api, String verb, String url, String body, String field) {
    assertThat(Requests.of(api).violations(verb, url, body.replace('\'', '"')))
        .containsExactly(field + ": Missing required field: " + field);
  }

  @Test
  void numbersAreNeverMissedNorAnythingOfAnUpdate() {
    // memory_size_gb is REQUIRED, as tier is, and update_mask of an update.
    assertThat(Requests.of("redis-v1").read("POST", CREATE, "{\"tier\": \"BASIC\"}")).isNotNull();
    assertThat(Requests.of("redis-v1").read("PATCH", REDIS + "/i", "{}")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_bad", "1x", "x_y", "a%2Fb", "..", "-", "dash-", "a.b", "ä"})
  void whatIsNoIdIsRefused(String id) {
    assertThat(Requests.of("dataplex-v1").violations("POST", LAKES + "?lakeId=" + id, "{}"))
        .singleElement()
        .asString()
        .startsWith("lake_id: The request was invalid: invalid resource id: ");
  }

  @Test
  void anIdHas63Characters() {
    Requests dataplex = Requests.of("dataplex-v1");

    assertThat(dataplex.read("POST", LAKES + "?lakeId=" + "a".repeat(63), "{}")).isNotNull();
    assertThat(dataplex.violations("POST", LAKES + "?lakeId=" + "a".repeat(64), "{}")).hasSize(1);
  }

  /** The comments in workflows.proto, feature_registry_service.proto and catalog.proto say so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workflows-v1 | /v1/projects/p/locations/l/workflows?workflowId=My_flow | {}",
        "aiplatform-v1 | /v1/projects/p/locations/l/featureGroups?featureGroupId=my_group | {}",
        "dataplex-v1 | /v1/projects/p/locations/l/entryGroups/g/entries?entryId=storage.googleapis.com/projects/p/b |"
            + " {'entryType': 'projects/p/locations/l/entryTypes/t'}"
      })
  void whereTheDocumentationSaysSoIdsAreOfAnotherForm(String api, String url, String body) {
    assertThat(Requests.of(api).read("POST", url, body.replace('\'', '"'))).isNotNull();
  }

  @Test
  void aMaskNamesFieldsOfTheResource() {
    assertThat(
            Requests.of("redis-v1")
                .violations("PATCH", REDIS + "/i?updateMask=nope,display_name", "{}"))
        .containsExactly(
            "update_mask: Invalid JSON payload received. Unknown name \"nope\" at 'update_mask':"
                + " Cannot find field.");
  }

  @Test
  void aMethodWithoutABodyTakesNone() {
    assertThat(Requests.of("redis-v1").read("DELETE", REDIS + "/i", "{}")).isNotNull();
    assertThat(Requests.of("redis-v1").violations("DELETE", REDIS + "/i", "{\"a\": 1}"))
        .containsExactly(
            ": Invalid JSON payload received. Unknown name \"a\": The method has no body.");
  }

  @Test
  void leniencyTakesWhatComes() {
    JsonObject read =
        new Requests(PublishedModel.of("redis-v1"), true)
            .read(
                "POST",
                REDIS + "?instanceId=A_bad&x=1",
                "{\"tier\": \"NOPE\", \"memory_size_gb\": 3, \"y\": {}}");

    assertThat(read)
        .isEqualTo(
            Json.parseObject(
                """
                {"instanceId": "A_bad", "parent": "projects/p/locations/l",
                 "instance": {"tier": "NOPE", "memorySizeGb": 3, "y": {}}}
                """,
                "$"));
  }

  @Test
  void leniencyKeepsWhatHasNoNormalForm() {
    assertThat(
            new Requests(PublishedModel.of("dataplex-v1"), true)
                .read(
                    "PATCH",
                    LAKES + "/a?updateMask=nope,display_name",
                    "{\"labels\": {\"a\": 1}, \"displayName\": []}"))
        .isEqualTo(
            Json.parseObject(
                """
                {"updateMask": "nope,displayName", "lake": {
                  "labels": {"a": 1}, "displayName": [], "name": "projects/p/locations/l/lakes/a"}}
                """,
                "$"));
  }

  @Test
  void whatIsDeeperThanAnyMessageIsRefused() {
    JsonObject deep = JsonObject.EMPTY;
    for (int i = 0; i < 300; i++) {
      deep = JsonObject.of("recordFields", List.of(deep));
    }
    assertThat(
            PublishedModel.of("dataplex-v1")
                .types()
                .strictly("google.cloud.dataplex.v1.AspectType.MetadataTemplate", deep))
        .extracting(FieldViolation::description)
        .anyMatch(text -> text.startsWith("More than 100 levels of messages at "));
  }

  /** AlloyDB's {@code Cluster.network}, in whose place {@code network_config} is. */
  @Test
  void aFieldThatIsDeprecatedNeedNotBeThere() {
    assertRead(
        "alloydb-v1",
        "POST",
        "/v1/projects/p/locations/l/clusters?clusterId=a",
        "{\"networkConfig\": {\"network\": \"n\"}}",
        "{\"parent\": \"projects/p/locations/l\", \"clusterId\": \"a\","
            + " \"cluster\": {\"networkConfig\": {\"network\": \"n\"}}}");
  }

  private static void assertRead(
      String api, String verb, String url, @Nullable String body, String expected) {
    assertThat(Requests.of(api).read(verb, url, body)).isEqualTo(Json.parseObject(expected, "$"));
  }
}
