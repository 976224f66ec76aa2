package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code filter} and {@code order_by} of a list of resources (AIP-132, AIP-160). */
@Tag("google")
class ResourceQueriesTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  @AutoClose
  private static final JsonGrpc GRPC =
      new JsonGrpc(FAKE.baseUrl(), List.of(CreateLakeRequest.getDescriptor().getFile()));

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lake = parent + "/lakes/l";

  @BeforeEach
  void threeTasks() {
    given(
        "a",
        """
        {"description": "007", "displayName": "x", "state": "ACTIVE", "labels": {"env": "prod", "none": ""},
         "triggerSpec": {"type": "ON_DEMAND", "startTime": "2026-01-01T00:00:00Z", "maxRetries": 10},
         "executionSpec": {"serviceAccount": "s", "maxJobExecutionLifetime": "90s", "args": {"k": "v"}},
         "spark": {"pythonScriptFile": "p", "fileUris": ["u1", "u2"]}}
        """);
    given(
        "b",
        """
        {"description": "7", "displayName": "X", "state": "DELETING", "labels": {"env": "test"},
         "triggerSpec": {"type": "RECURRING", "startTime": "2026-01-01T00:00:00.5Z", "maxRetries": 9, "disabled": true},
         "executionSpec": {"serviceAccount": "s", "maxJobExecutionLifetime": "100s"},
         "executionStatus": {"latestJob": {}}}
        """);
    given("c", "{\"labels\": {}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name = "*/tasks/b"                                       | b
          state = ACTIVE                                           | a c
          state != ACTIVE                                          | b
          state:*                                                  | a b c
          execution_status.latest_job.state = STATE_UNSPECIFIED    | b
          execution_status.latest_job.state:*                      | ``
          execution_status.latest_job:*                            | b
          state = STATE_UNSPECIFIED                                | ``
          labels.env = "prod"                                      | a
          labels.env != prod                                       | b
          labels:env                                               | a b
          labels.none:*                                            | a
          labels.none = ""                                         | a
          labels:*                                                 | a b
          labels.Env:prod                                          | ``
          description = 7                                          | b
          description = "00*"                                      | a
          description = ""                                         | c
          description < 7                                          | a c
          -description:*                                           | c
          display_name = x                                         | a
          displayName:X                                            | b
          trigger_spec.disabled = true                             | b
          trigger_spec.disabled = false                            | a
          triggerSpec.disabled != true                             | a
          NOT trigger_spec.disabled = true                         | a c
          trigger_spec.max_retries < 10                            | b
          trigger_spec.max_retries >= 9.5e0                        | a
          trigger_spec.start_time > "2026-01-01T00:00:00Z"         | b
          trigger_spec.start_time <= 2026-01-01T01:00:00+01:00     | a
          execution_spec.max_job_execution_lifetime < 99.5s        | a
          execution_spec.args.k:v                                  | a
          execution_spec:service_account                           | a b
          execution_spec:kms_key                                   | ``
          spark:*                                                  | a
          spark.file_uris:u2                                       | a
          spark.file_uris:"u*"                                     | a
          trigger_spec.type = ON_DEMAND OR labels.env = test       | a b
          (state = ACTIVE) labels.env = test                       | ``
          ``                                                       | a b c
          """)
  void aFilterKnowsTheTypesOfTheFields(String filter, String ids) {
    assertThat(idsOverRestAndGrpc(filter, "")).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere = 1                     | filter column 1: "nowhere" is no field of what is listed; use one that the .proto file has there
          state = ACTIVE AND spark.x = 1  | filter column 26: "x" is no field of spark; use one that the .proto file has there
          name.x = 1                      | filter column 6: "x" stands below name, which has no fields; leave it out
          labels.a.b = 1                  | filter column 10: "b" stands below a, which has no fields; leave it out
          state = active                  | filter column 9: "active" is no word of the enum; use STATE_UNSPECIFIED, ACTIVE, CREATING, DELETING, ACTION_REQUIRED
          state > ACTIVE                  | filter column 7: ">" has no meaning for an enum; use = or !=
          trigger_spec.disabled = 1       | filter column 25: "1" is no boolean; compare with true or false
          trigger_spec.max_retries = ten  | filter column 28: "ten" is no number; compare with one, such as 42 or 2.997e9
          create_time > 2026-01-01        | filter column 15: "2026-01-01" is no time of RFC 3339; compare with one, such as "2026-01-31T08:00:00Z"
          execution_spec.max_job_execution_lifetime = 1m | filter column 45: "1m" is no duration; compare with one, such as 1.5s
          labels = prod                   | filter column 8: "=" does not compare a map; name a key of it, or ask for one with :
          spark = x                       | filter column 7: "=" does not compare a message; name a field of it, or ask for it with :*
          spark:x                         | filter column 7: "x" is no field of what is listed; use one that the .proto file has there
          spark.file_uris = u1            | filter column 17: "=" does not compare a list; ask for an element of it with :
          sales                           | filter column 1: "sales" is compared with nothing, and search in all fields is not supported; compare a field with a value, as in done = true
          """)
  void aFilterThatCannotBeIsRefusedWithItsColumn(String filter, String message) {
    assertRefused(filter, "", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name desc                                      | c b a
          description                                    | c a b
          description desc                               | b a c
          state                                          | a c b
          state desc, name                               | b a c
          trigger_spec.max_retries                       | c b a
          triggerSpec.disabled desc                      | b a c
          trigger_spec.start_time desc                   | b a c
          execution_spec.max_job_execution_lifetime      | c a b
          labels.env                                     | c a b
          execution_spec.service_account desc , name desc| b a c
          ' execution_spec.service_account ,name asc '   | c a b
          """)
  void anOrderGoesByTheTypesOfTheFieldsAndThenByName(String orderBy, String ids) {
    assertThat(idsOverRestAndGrpc("", orderBy)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere           | orderBy column 1: "nowhere" is no field of what is listed; use one that the .proto file has there
          name, spark.x     | orderBy column 13: "x" is no field of spark; use one that the .proto file has there
          name  up          | orderBy column 7: "up" stands where a comma or desc is expected; write one of them
          name desc desc    | orderBy column 11: "desc" stands where a comma is expected; write one
          name DESC         | orderBy column 6: "DESC" stands where a comma or desc is expected; write one of them
          name,             | orderBy column 6: "" stands where a field is expected; write one, or leave out the comma
          labels            | orderBy column 1: "labels" is a map, which has no order; name one field below it
          spark             | orderBy column 1: "spark" is a message, which has no order; name one field below it
          spark.file_uris   | orderBy column 7: "file_uris" is a list, which has no order; use another field
          spark..x          | orderBy column 7: "" stands where the name of a field is expected; write one
          name.x            | orderBy column 6: "x" stands below name, which has no fields; leave it out
          """)
  void anOrderThatCannotBeIsRefusedWithItsColumn(String orderBy, String message) {
    assertRefused("", orderBy, message);
  }

  @Test
  void pagesStayRightWhileResourcesComeAndGo() {
    given("d", "{\"description\": \"7\"}");
    given("e", "{\"description\": \"8\"}");

    Reply first = list("", "description desc", "&pageSize=2");
    FAKE.in(parent).complete(rest.delete("/v1/" + lake + "/tasks/b").text("/name"));
    given("bb", "{\"description\": \"7\"}");
    given("z", "{\"description\": \"9\"}");
    Reply second = list("", "description desc", "&pageSize=2&pageToken=" + token(first));
    Reply third = list("", "description desc", "&pageSize=9&pageToken=" + token(second));

    assertThat(ids(first)).containsExactly("e", "b");
    assertThat(ids(second)).containsExactly("bb", "d");
    assertThat(ids(third)).containsExactly("a", "c");
    assertThat(third.has("/nextPageToken")).isFalse();
  }

  @Test
  void aPageEndsInLongTextsAndInNumbersToo() {
    String longText = "é".repeat(3_000);
    for (String id : List.of("x", "y", "z")) {
      given(
          id,
          "{\"description\": \"%s\", \"triggerSpec\": {\"maxRetries\": 3}}".formatted(longText));
    }
    String orderBy = "trigger_spec.max_retries desc, description desc, name desc";

    List<String> all = new ArrayList<>();
    String token = "";
    do {
      Reply page = list("", orderBy, "&pageSize=1&pageToken=" + token);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      all.addAll(ids(page));
      token = token(page);
    } while (!token.isEmpty());

    assertThat(all).containsExactly("a", "b", "z", "y", "x", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state != ACTIVE | name
          ''              | name
          state = ACTIVE  | ''
          state = ACTIVE  | name desc
          state = ACTIVE  | ' name'
          state = ACTIVEn | ame
          """)
  void aTokenIsOfNoUseWithAnotherFilterOrOrder(String filter, String orderBy) {
    given("d", "{\"state\": \"ACTIVE\"}");
    String token = token(list("state = ACTIVE", "name", "&pageSize=1"));

    assertThat(list("state = ACTIVE", "name", "&pageToken=" + token).status()).isEqualTo(200);
    assertThat(list(filter, orderBy, "&pageToken=" + token).error())
        .startsWith("400 INVALID_ARGUMENT");
  }

  @Test
  void pagesOfAFilterAreInTheOrderOfNames() {
    Reply first = list("labels:env", "", "&pageSize=1");
    Reply second = list("labels:env", "", "&pageSize=1&pageToken=" + token(first));

    assertThat(ids(first)).containsExactly("a");
    assertThat(ids(second)).containsExactly("b");
    assertThat(token(second)).isEmpty();
  }

  @Test
  @Tag("slow")
  void aFilterThatCostsTooMuchIsRefusedInAnyOrder() {
    String text = "a".repeat(500_000);
    for (int i = 0; i < 10; i++) {
      given("large-" + i, "{\"description\": \"%s\"}".formatted(text));
    }
    String comparison = "description = \"*b*\"";
    String many = comparison + (" OR " + comparison).repeat(25);

    assertThat(list(many, "", "").error()).isEqualTo("400 INVALID_ARGUMENT FILTER_TOO_COSTLY");
    assertThat(list(many, "name", "").error()).isEqualTo("400 INVALID_ARGUMENT FILTER_TOO_COSTLY");
    assertThat(list(comparison, "description", "").status()).isEqualTo(200);
  }

  /** Nothing is known of such things but their JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          size > 9                   | size desc    | b a
          size != 10                 | ``           | b
          nowhere = ""               | ``           | ``
          ``                         | nowhere,made | c a b
          made < 2026-01-02T00:00:00Z | made desc    | b a
          labels.env = x             | labels.env   | a
          ``                         | labels       | a b c
          """)
  void aMappingThatListsResourcesTakesBothByTheirJson(String filter, String orderBy, String ids) {
    addMapping("/v7/[^/]+/[^/]+/[^/]+/[^/]+/things");
    thing("a", "{\"size\": 10, \"made\": \"2026-01-01T00:00:00Z\", \"labels\": {\"env\": \"x\"}}");
    thing("b", "{\"size\": 100, \"made\": \"2026-01-01T00:00:00.5Z\"}");
    thing("c", "{}");

    Reply reply =
        rest.get(
            "/v7/%s/things?filter=%s&order_by=%s"
                .formatted(
                    parent, URLEncoder.encode(filter, UTF_8), URLEncoder.encode(orderBy, UTF_8)));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(String.join(" ", names(reply, "things"))).isEqualTo(ids);
  }

  @Test
  void aMappingThatListsResourcesOfAnApiKnowsTheirTypes() {
    addMapping("/v1/" + lake + "/tasks");

    assertThat(ids(list("state = DELETING", "", ""))).containsExactly("b");
    assertThat(list("state = GONE", "", "").message()).contains("is no word of the enum");
    assertThat(list("", "spark", "").message()).contains("has no order");
  }

  private void addMapping(String path) {
    String mapping =
        "{\"request\": {\"urlPathPattern\": \"%s\"}, \"response\": {\"transformers\": [\"list-resources\"]}}";
    assertThat(rest.post("/__admin/mappings", mapping.formatted(path)).status()).isEqualTo(201);
  }

  private void thing(String id, String thing) {
    String type = "type.googleapis.com/example.v7.Thing";
    ResourceChange create =
        ResourceChange.create(parent + "/things/" + id, type, Json.parseObject(thing, "$"));
    FAKE.start(
        operation().name(parent + "/operations/" + id).resource(create).doneAfter(After.polls(0)));
  }

  private void given(String id, String task) {
    FAKE.given("google.cloud.dataplex.v1.Task", lake + "/tasks/" + id, Json.parseObject(task, "$"));
  }

  private String idsOverRestAndGrpc(String filter, String orderBy) {
    Reply reply = list(filter, orderBy, "");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(ids(overGrpc(filter, orderBy))).as("over gRPC").isEqualTo(ids(reply));
    return String.join(" ", ids(reply));
  }

  private void assertRefused(String filter, String orderBy, String message) {
    for (Reply reply : List.of(list(filter, orderBy, ""), overGrpc(filter, orderBy))) {
      assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(reply.message()).isEqualTo(message);
    }
  }

  private Reply list(String filter, String orderBy, String more) {
    return rest.get(
        "/v1/%s/tasks?filter=%s&orderBy=%s%s"
            .formatted(
                lake, URLEncoder.encode(filter, UTF_8), URLEncoder.encode(orderBy, UTF_8), more));
  }

  private Reply overGrpc(String filter, String orderBy) {
    JsonObject message = JsonObject.of("parent", lake, "filter", filter).with("orderBy", orderBy);
    return GRPC.call("google.cloud.dataplex.v1.DataplexService/ListTasks", Json.text(message));
  }

  private static String token(Reply reply) {
    return reply.text("/nextPageToken");
  }

  private static List<String> ids(Reply reply) {
    return names(reply, "tasks");
  }

  private static List<String> names(Reply reply, String field) {
    return Stream.of(reply.json().path(field))
        .flatMap(listed -> listed.findValuesAsText("name").stream())
        .map(name -> name.replaceAll(".*/", ""))
        .toList();
  }
}
