package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.longrunning.ListOperationsRequest;
import com.google.protobuf.Struct;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.filter.FilterWords;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that a service has of its own for filters of operations: here those of Dataproc. */
@Tag("google")
class FilterWordsTest {
  private static final String PARAMETERS = "$.response.transformerParameters";
  private static final String WORDS =
      """
      {"status.state": "metadata.value.status.state",
       "cluster_name": "metadata.value.clusterName",
       "labels": {"field": "metadata.value.labels"},
       "operation_state_matcher": {"field": "done", "values": {"ACTIVE": false, "NON_ACTIVE": true}}}
      """;

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  @AutoClose
  private static final JsonGrpc GRPC =
      new JsonGrpc(
          FAKE.baseUrl(),
          List.of(
              ListOperationsRequest.getDescriptor().getFile(), Struct.getDescriptor().getFile()));

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent().replace("locations/l", "regions/r");

  @BeforeAll
  static void declare() {
    Reply created = new Rest(FAKE::baseUrl).post("/__admin/mappings", mapping(WORDS));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
  }

  @BeforeEach
  void twoOperations() {
    start("running", "RUNNING", "one", "prod", false);
    start("done", "DONE", "two", "test", true);
  }

  /** As Dataproc documents them, and as {@code gcloud dataproc operations list} sends them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          status.state = RUNNING                                                | running
          status.state = DONE AND clusterName = two                             | done
          status.state = RUNNING AND cluster_name = two                         | ``
          labels.env = prod OR labels.env = test                                | done running
          labels:env                                                            | done running
          status.state:*                                                        | done running
          operation_state_matcher = ACTIVE                                      | running
          operation_state_matcher != ACTIVE                                     | done
          done = true AND metadata.value.status.state = DONE                    | done
          {"status.state":"RUNNING"}                                            | running
          {"operation_state_matcher": "NON_ACTIVE", "cluster_name": "two"}      | done
          {"status": {"state": "DONE"}, "labels.env": "test"}                   | done
          {"labels": {"env": "prod"}, "done": false}                            | running
          {"cluster_name": "t*"}                                                | done
          {}                                                                    | done running
          ``                                                                    | done running
          """)
  void standForFieldsOfOperations(String filter, String ids) {
    for (Reply reply : overRestAndGrpc(filter)) {
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(String.join(" ", ids(reply))).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          state = RUNNING                        | filter column 1: "state" is no field of an operation; use status.state, cluster_name, labels, operation_state_matcher, or one of name, done, error, metadata, response
          operation_state_matcher = BUSY         | filter column 27: "BUSY" is no value of this word; use ACTIVE, NON_ACTIVE
          operation_state_matcher.x = ACTIVE     | filter column 25: "x" stands below done, which has no fields; leave it out
          {"state": "RUNNING"}                   | filter column 3: "state" is no field of an operation; use status.state, cluster_name, labels, operation_state_matcher, or one of name, done, error, metadata, response
          {"cluster_name": ["one"]}              | filter column 3: "[one]" is no value that a field is compared with; write a text, a number, true or false
          {"cluster_name": "one"                 | filter: "{\\"cluster_name\\": \\"one\\"" is not JSON (line 1, column 23
          """)
  void thatAreNoneAreRefused(String filter, String message) {
    for (Reply reply : overRestAndGrpc(filter)) {
      assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith(message.replace("\\\"", "\""));
    }
  }

  @Test
  void areThoseOfOneMappingAlone() {
    String elsewhere = Rest.newParent();

    Reply reply = rest.get("/v1/" + elsewhere + "/operations?filter=status.state%3DRUNNING");

    assertThat(reply.message())
        .startsWith("filter column 1: \"status\" is no field of an operation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                                                     | ``                   | is no object
          {'done': 'metadata.x'}                                | .done                | is a field of every operation
          {'a b': 'metadata.x'}                                 | .a b                 | is no path
          {'a': 'status.state'}                                 | .a                   | is no field of an operation
          {'a': 'done.x'}                                       | .a                   | is no field of an operation
          {'a': '{{request.query.x}}'}                          | .a                   | is no field of an operation
          {'a': 7}                                              | .a                   | names no field
          {'a': {'values': {'b': 'c'}}}                         | .a                   | names no field
          {'a': {'field': 'done', 'value': {}}}                 | .a.value             | stands under an unknown key
          {'a': {'field': 'done', 'values': {}}}                | .a.values            | is no object with values
          {'a': {'field': 'done', 'values': {'ACTIVE': 'no'}}}  | .a.values.ACTIVE     | is nothing that done is
          {'a': {'field': 'error.code', 'values': {'b': []}}}   | .a.values.b          | is no value of a field
          """)
  void thatCannotBeAreRefusedWithTheMapping(String words, String place, String problem) {
    Reply reply = rest.post("/__admin/mappings", mapping(words.replace('\'', '"')));

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.text("/errors/0/source/pointer"))
        .isEqualTo(PARAMETERS + ".filterWords" + place);
    assertThat(reply.text("/errors/0/detail")).contains(problem);
  }

  @Test
  void haveAsManyNamesAsTheyWill() {
    String path = "metadata" + ".x".repeat(50_000);

    assertThat(FilterWords.of(JsonObject.of("w" + path, path)).words()).hasSize(1);
  }

  @Test
  void belongToListsOfOperationsAlone() {
    Reply reply =
        rest.post("/__admin/mappings", mapping(WORDS).replace("list-operations", "get-operation"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/source/pointer")).isEqualTo(PARAMETERS + ".filterWords");
  }

  private static String mapping(String words) {
    return """
        {"id": "%s",
         "request": {"method": "GET", "urlPathPattern": "/v1/projects/[^/]+/regions/[^/]+/operations"},
         "response": {"transformers": ["list-operations"],
                      "transformerParameters": {"filterWords": %s}}}
        """
        .formatted(UUID.randomUUID(), words);
  }

  private void start(String id, String state, String cluster, String env, boolean done) {
    JsonObject metadata =
        JsonObject.of("status", JsonObject.of("state", state), "clusterName", cluster)
            .with("labels", JsonObject.of("env", env));
    FAKE.start(
        operation()
            .name(parent + "/operations/" + id)
            .metadata(
                JsonObject.of(
                    "@type", "type.googleapis.com/google.protobuf.Struct", "value", metadata))
            .doneAfter(done ? polls(0) : never()));
  }

  private List<Reply> overRestAndGrpc(String filter) {
    JsonObject message = JsonObject.of("name", parent + "/operations", "filter", filter);
    return List.of(
        rest.get("/v1/" + parent + "/operations?filter=" + URLEncoder.encode(filter, UTF_8)),
        GRPC.call("google.longrunning.Operations/ListOperations", Json.text(message)));
  }

  private static List<String> ids(Reply reply) {
    return reply.json().at("/operations").findValuesAsText("name").stream()
        .map(each -> each.replaceAll(".*/", ""))
        .toList();
  }
}
