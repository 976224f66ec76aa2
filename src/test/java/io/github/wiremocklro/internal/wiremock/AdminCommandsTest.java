package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.ResourceChange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that end an operation from outside. */
class AdminCommandsTest {
  private static final String OPERATIONS = "/__admin/ext/lro/operations";
  private static final String LAKE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String name = parent + "/operations/op-1";
  private final String target = parent + "/lakes/a";

  @Test
  void completesWithTheGivenResponseOrTheScripts() {
    FAKE.start(operation().name(name).doneAfter(never()));
    FAKE.start(operation().name(name + 2).doneAfter(never()));

    Reply given =
        command("complete", "\"name\":\"%s\",\"response\":{\"@type\":\"%s\"}", name, LAKE);
    Reply own = command("complete", "\"name\":\"%s\"", name + 2);

    assertThat(given.status()).isEqualTo(200);
    assertThat(given.text("/done")).isEqualTo("true");
    assertThat(given.text("/response/@type")).isEqualTo(LAKE);
    assertThat(own.text("/response/@type")).endsWith("Empty");
    assertThat(rest.get("/v1/" + name).body()).isEqualTo(given.body());
  }

  @Test
  void failsWithTheGivenErrorOrInternal() {
    FAKE.start(operation().name(name).doneAfter(never()));
    FAKE.start(operation().name(name + 2).doneAfter(never()));

    Reply given =
        command("fail", "\"name\":\"%s\",\"error\":{\"code\":\"ABORTED\",\"message\":\"m\"}", name);

    assertThat(given.json().get("error").toString()).isEqualTo("{\"code\":10,\"message\":\"m\"}");
    assertThat(command("fail", "\"name\":\"%s\"", name + 2).text("/error/code")).isEqualTo("13");
  }

  @Test
  void cancelsWhateverTheScriptSays() {
    FAKE.start(
        operation()
            .name(name)
            .metadata(
                JsonObject.of(
                    "@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata"))
            .onCancel(OnCancel.unimplemented()));

    Reply reply = command("cancel", "\"name\":\"%s\"", name);

    assertThat(reply.text("/error/code")).isEqualTo("1");
    assertThat(reply.text("/metadata/requestedCancellation")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "fail", "cancel"})
  void mergesMetadataWithTheEnd(String verb) {
    JsonObject metadata = JsonObject.of("@type", LAKE, "state", "ACTIVE").with("uid", "u");
    FAKE.start(operation().name(name).metadata(metadata).doneAfter(never()));

    Reply reply =
        command(verb, "\"name\":\"%s\",\"metadata\":{\"state\":\"DELETING\",\"uid\":null}", name);

    assertThat(reply.text("/metadata/state")).isEqualTo("DELETING");
    assertThat(reply.has("/metadata/uid")).isFalse();
    assertThat(rest.get("/v1/" + name).body()).isEqualTo(reply.body());
  }

  @Test
  void forgets() {
    FAKE.start(operation().name(name));

    Reply reply = command("forget", "\"name\":\"%s\"", name);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{}");
    assertThat(rest.get("/v1/" + name).error()).isEqualTo("404 NOT_FOUND ResourceInfo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "fail", "cancel", "forget"})
  void takesATargetInTheBodyOrInTheQuery(String verb) {
    FAKE.start(
        operation().name(name).resource(ResourceChange.create(target, LAKE, JsonObject.EMPTY)));
    assertThat(command(verb, "\"target\":\"%s\",\"scope\":\"%s\"", target, scope).status())
        .isEqualTo(200);

    String other = target + "b";
    FAKE.start(
        operation().name(name + 2).resource(ResourceChange.create(other, LAKE, JsonObject.EMPTY)));
    assertThat(rest.post(OPERATIONS + ":" + verb + "?target=" + other).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "fail", "cancel"})
  void onADoneOperationIsAFailedPrecondition(String verb) {
    FAKE.start(operation().name(name));
    FAKE.complete(name);

    Reply reply = command(verb, "\"name\":\"%s\"", name);

    assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION OPERATION_DONE");
    assertThat(rest.get("/v1/" + name).has("/response")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "fail", "cancel", "forget"})
  void onAnUnknownOperationIsNotFound(String verb) {
    assertThat(command(verb, "\"name\":\"%s\"", name).error())
        .isEqualTo("404 NOT_FOUND OPERATION_NOT_FOUND");
    assertThat(command(verb, "\"target\":\"%s\"", target).error())
        .isEqualTo("404 NOT_FOUND OPERATION_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "complete | {} | $.name: null is missing",
        "complete |  | $.name: null is missing",
        "cancel | {'name':'NAME','target':'t'} | $.target: \"t\" is given beside",
        "cancel | {'name':7} | $.name: 7 is no string",
        "cancel | {'name':'nope'} | $.name: ",
        "cancel | {'name':'NAME','force':true} | $.force",
        "cancel | {'name':'NAME','metadata':{'a':1}} | $.metadata: {a=1} has nothing to be merged",
        "cancel | {'name':'NAME','metadata':{'@type':'a/b'}} | $.metadata.@type: ",
        "complete | {'name':'NAME','metadata':7} | $.metadata: 7 is no JSON object",
        "forget | {'name':'NAME','response':{}} | $.response",
        "complete | {'name':'NAME','error':{'code':1}} | $.error",
        "complete | {'name':'NAME','response':7} | $.response: 7",
        "complete | {'name':'NAME','response':{'a':1}} | $.response.@type",
        "fail | {'name':'NAME','error':{'code':'NOPE'}} | $.error.code",
        "fail | {'name':'NAME','error':{'code':0}} | $.error.code",
        "fail | {'name':'NAME','scope':7} | $.scope: 7 is no string",
        "fail | not json | the request body",
        "fail | null | the request body",
      })
  void thatIsNotUnderstoodChangesNothing(String verb, String body, String message) {
    FAKE.start(operation().name(name).doneAfter(never()));
    String json = body == null ? "" : body.replace('\'', '"').replace("NAME", name);

    Reply reply = rest.post(OPERATIONS + ":" + verb, json);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith(message);
    assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("false");
  }

  private Reply command(String verb, String fields, Object... values) {
    return rest.post(OPERATIONS + ":" + verb, "{" + fields.formatted(values) + "}");
  }
}
