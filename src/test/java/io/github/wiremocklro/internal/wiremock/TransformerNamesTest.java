package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WireMock passes over a transformer that it does not know, and answers 200 with nothing. */
class TransformerNamesTest {
  private static final String SCRIPT =
      "{\"operation\": {\"parent\": \"projects/p/locations/l\"}, \"doneAfter\": \"never\"}";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.extensions(new Users())).start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String id = UUID.randomUUID().toString();

  @ParameterizedTest
  @CsvSource({
    "start-operations, start-operation",
    "start-operatoin,  start-operation",
    "strat-operation,  start-operation",
    "Start-Operation,  start-operation",
    "startOperation,   start-operation",
    "start_operation,  start-operation",
    "operation-start,  start-operation",
    "get-operations,   get-operation",
    "list-operation,   list-operations",
    "wait-operations,  wait-operation",
    "cancelOperation,  cancel-operation",
    "delete-operation-, delete-operation",
    "get-resources,    get-resource",
    "ListResources,    list-resources"
  })
  void ofOursThatIsMisspeltIsRefusedWithTheRightOne(String misspelt, String right) {
    Reply reply = post("\"transformers\": [\"%s\"]".formatted(misspelt));

    assertRefused(reply);
    assertThat(reply.text("/errors/0/source/pointer")).isEqualTo("$.response.transformers");
    assertThat(reply.text("/errors/0/detail"))
        .isEqualTo(
            "$.response.transformers: \"%s\" is no transformer that this server has; write \"%s\""
                .formatted(misspelt, right));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"transformers\": [\"lro\"], \"transformerParameters\": " + SCRIPT,
        "\"transformers\": [], \"transformerParameters\": " + SCRIPT,
        "\"transformers\": [\"of-another-server\"], \"transformerParameters\": " + SCRIPT,
        "\"transformerParameters\": {\"onCancel\": \"stuck\"}",
        "\"transformerParameters\": {\"operation\": {\"name\": \"operations/o\"}}"
      })
  void missingForAScriptIsRefused(String response) {
    Reply reply = post(response);

    assertRefused(reply);
    assertThat(reply.text("/errors/0/detail")).endsWith("add \"start-operation\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"transformers\": [\"response-template\"]",
        "\"transformers\": [\"set-operation\"], \"transformerParameters\": " + SCRIPT,
        "\"transformers\": [\"of-another-server\"]",
        "\"transformers\": [\"soap\"], \"transformerParameters\": {\"operation\": \"GetThing\"}",
        "\"transformers\": [\"response-template\"], \"transformerParameters\": " + SCRIPT,
        "\"body\": \"no transformers\""
      })
  void ofOthersAreTheirOwnBusiness(String response) {
    assertThat(post(response).status()).isEqualTo(201);
  }

  private Reply post(String response) {
    return rest.post(
        "/__admin/mappings",
        "{\"id\": \"%s\", \"request\": {\"urlPath\": \"/mine/%s\"}, \"response\": {%s}}"
            .formatted(id, id, response));
  }

  private void assertRefused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(rest.get("/__admin/mappings/" + id).status()).isEqualTo(404);
  }

  /** A user's own transformer, whose name is near to one of ours. */
  private static final class Users implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return event.getResponseDefinition();
    }

    @Override
    public String getName() {
      return "set-operation";
    }
  }
}
