package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.OnCancel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminOperationsTest {
  private static final String OPERATIONS = "/__admin/ext/lro/operations";
  private static final String LAKE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String name = parent + "/operations/op-1";
  private final String target = parent + "/lakes/a";

  @Nested
  class Start {
    @Test
    void answersWithTheRecord() {
      Reply reply =
          rest.post(
              OPERATIONS,
              """
              {
                "operation": {"name": "%s", "response": {"@type": "%s", "name": "%s"}},
                "doneAfter": {"time": "90s"},
                "onCancel": {"outcome": "completes", "after": {"polls": 1}}
              }
              """
                  .formatted(name, LAKE, target));

      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(reply.text("/operation/name")).isEqualTo(name);
      assertThat(reply.text("/operation/done")).isEqualTo("false");
      assertThat(reply.text("/state")).isEqualTo("RUNNING");
      assertThat(reply.text("/script/doneAfter/time")).isEqualTo("90s");
      assertThat(reply.text("/script/onCancel/after/polls")).isEqualTo("1");
      assertThat(reply.text("/history/0/event")).isEqualTo("STARTED");
      assertThat(reply.text("/history/0/time")).endsWith("Z");
      assertThat(reply.text("/history/0/elapsed")).endsWith("s");
      assertThat(rest.get("/v1/" + name).status()).isEqualTo(200);
    }

    @Test
    void takesItsOwnScriptForAnInput() {
      Reply first = rest.post(OPERATIONS, "{\"operation\":{\"name\":\"" + name + "\"}}");
      String script = first.json().get("script").toString().replace("op-1", "op-2");

      assertThat(rest.post(OPERATIONS, script).status()).isEqualTo(201);
    }

    @Test
    void generatesANameBelowAParent() {
      Reply reply = rest.post(OPERATIONS, "{\"operation\":{\"parent\":\"" + parent + "\"}}");

      assertThat(reply.text("/operation/name")).startsWith(parent + "/operations/");
    }

    @Test
    void takesWhatLooksLikeATemplateLiterally() {
      String type = "type.googleapis.com/google.protobuf.Struct";
      Reply reply =
          rest.post(
              OPERATIONS,
              "{\"operation\":{\"name\":\"%s\",\"metadata\":{\"@type\":\"%s\",\"a\":\"{{x}}\"}}}"
                  .formatted(name, type));

      assertThat(reply.text("/operation/metadata/a")).isEqualTo("{{x}}");
    }

    @Test
    void thatValidatesOnlyAnswersWithTheOperationThatItDoesNotKeep() {
      Reply reply =
          rest.post(
              OPERATIONS,
              "{\"operation\":{\"name\":\"%s\"},\"validateOnly\":true}".formatted(name));

      assertThat(reply.text("/operation/name")).isEqualTo(name);
      assertThat(reply.text("/operation/done")).isEqualTo("true");
      assertThat(rest.get("/v1/" + name).status()).isEqualTo(404);
    }

    @Test
    void ofATakenNameAlreadyExists() {
      FAKE.start(operation().name(name));

      assertThat(rest.post(OPERATIONS, "{\"operation\":{\"name\":\"" + name + "\"}}").error())
          .isEqualTo("409 ALREADY_EXISTS OPERATION_ALREADY_EXISTS");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{'operation':{'name':'NAME','done':true}} | $.operation.done | unknown key",
          "{'operation':{'name':'NAME'},'doneAfter':{'time':'1h'}} | $.doneAfter.time | 3600s",
          "{'operation':{'name':'NAME'},'dun':1} | $.dun | unknown key",
          "{'operation':{'name':'nope'}} | $.operation.name | operations/{id}",
          "{'operation':{'name':'NAME'},'operation':{}} | the request body | not JSON",
          "[] | the request body | no JSON object",
          "{ | the request body | line 1",
        })
    void refusesWhatItDoesNotUnderstandAndStartsNothing(String body, String place, String problem) {
      Reply reply = rest.post(OPERATIONS, body.replace('\'', '"').replace("NAME", name));

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith(place).contains(problem);
      assertThat(FAKE.in(scope).records()).isEmpty();
    }
  }

  @Nested
  class Read {
    @Test
    void tellsWhatHappenedAndCountsNoPoll() {
      FAKE.start(operation().name(name).onCancel(OnCancel.refused()));
      rest.get("/v1/" + name);
      rest.post("/v1/" + name + ":cancel");

      rest.get(OPERATIONS + "?name=" + name);
      Reply reply = rest.get(OPERATIONS + "?name=" + name);

      assertThat(reply.json().get("history").findValuesAsText("event"))
          .containsExactly("STARTED", "POLLED", "CANCEL_REQUESTED");
      assertThat(reply.text("/history/2/error/code")).isEqualTo("9");
      assertThat(reply.text("/state")).isEqualTo("RUNNING");
    }

    @ParameterizedTest
    @CsvSource({"stuck, CANCELLING", "cancelled, CANCELLED", "fails, FAILED", "refused, RUNNING"})
    void namesTheState(String outcome, String state) {
      FAKE.start(
          operation()
              .name(name)
              .doneAfter(never())
              .onCancel(OnCancel.of(OnCancel.Outcome.valueOf(outcome.toUpperCase()))));
      rest.post("/v1/" + name + ":cancel");

      assertThat(rest.get(OPERATIONS + "?name=" + name).text("/state")).isEqualTo(state);
    }

    @Test
    void takesATargetForTheLatestOperationOnIt() {
      rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}");
      FAKE.complete(target);
      String delete = rest.delete("/v1/" + target).text("/name");

      assertThat(rest.get(OPERATIONS + "?target=" + target).text("/operation/name"))
          .isEqualTo(delete);
    }

    @Test
    void showsWhatWasDeletedToo() {
      FAKE.start(operation().name(name));
      rest.delete("/v1/" + name);

      assertThat(rest.get(OPERATIONS + "?name=" + name).text("/history/1/event"))
          .isEqualTo("DELETED");
    }

    @Test
    void goesThroughTheRecordsOfAScopeNewestFirst() {
      for (int i = 0; i < 3; i++) {
        FAKE.start(operation().name(name + i));
      }
      FAKE.start(operation().name(Rest.newParent() + "/operations/elsewhere"));
      List<String> seen = new ArrayList<>();
      String token = "";
      do {
        Reply page = rest.get(OPERATIONS + "?pageSize=2&scope=" + scope + "&pageToken=" + token);
        page.json()
            .get("operations")
            .forEach(record -> seen.add(record.at("/operation/name").asText()));
        token = page.text("/nextPageToken");
      } while (!token.isEmpty());

      assertThat(seen).containsExactly(name + 2, name + 1, name + 0);
    }

    @Test
    void listIsThereEvenIfItIsEmptyAndTheTokenOnlyIfThereIsANextPage() {
      assertThat(rest.get(OPERATIONS + "?scope=" + scope).body()).isEqualTo("{\"operations\":[]}");
      FAKE.start(operation().name(name));
      assertThat(rest.get(OPERATIONS + "?scope=" + scope).has("/nextPageToken")).isFalse();
    }

    @Test
    void takesAnyNameInAScopeForTheScope() {
      FAKE.start(operation().name(name));

      assertThat(rest.get(OPERATIONS + "?scope=" + parent).json().get("operations")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageSize=-1", "pageSize=x", "pageToken=x", "name=x", "name=&target="})
    void refusesBrokenArguments(String query) {
      assertThat(rest.get(OPERATIONS + "?" + query).error()).startsWith("400 INVALID_ARGUMENT");
    }

    @Test
    void refusesANameBesideATarget() {
      Reply reply = rest.get(OPERATIONS + "?name=" + name + "&target=" + target);

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith("$.target: ");
    }

    @Test
    void ofWhatIsNotThereIsNotFound() {
      assertThat(rest.get(OPERATIONS + "?name=" + name).error())
          .isEqualTo("404 NOT_FOUND OPERATION_NOT_FOUND");
      assertThat(rest.get(OPERATIONS + "?target=" + target).error())
          .isEqualTo("404 NOT_FOUND OPERATION_NOT_FOUND");
    }
  }
}
