package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.wiremock.LroExtensionFactory;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WireMock passes over a transformer that it does not know, and answers 200 with nothing. */
class TransformerNamesTest {
  private static final String SCRIPT =
      "{\"operation\": {\"parent\": \"projects/p/locations/l\"}, \"doneAfter\": \"never\"}";

  private static final String READ_BY_A_TEMPLATE =
      "\"body\": \"{{parameters.operation.name}}\","
          + " \"transformerParameters\": {\"operation\": {\"name\": \"n\"}}";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.extensions(new Users(false))).start();

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
    "startoperation,   start-operation",
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

  /** It may read parameters of any name. */
  @ParameterizedTest
  @MethodSource
  void whereOneAppliesToAllTheParametersAreItsBusiness(Consumer<WireMockConfiguration> global) {
    try (WireMockLroServer fake = new WireMockLroServer(global).start()) {
      Rest its = new Rest(fake::baseUrl);

      assertThat(post(its, READ_BY_A_TEMPLATE).status()).isEqualTo(201);
      assertThat(post(its, "\"transformers\": [\"start-operations\"]").status()).isEqualTo(422);
    }
  }

  static Stream<Named<Consumer<WireMockConfiguration>>>
      whereOneAppliesToAllTheParametersAreItsBusiness() {
    return Stream.of(
        Named.of("templates", options -> options.globalTemplating(true)),
        Named.of("of definitions", options -> options.extensions(new Users(true))),
        Named.of("of replies", options -> options.extensions(new OfReplies())));
  }

  @Test
  void aGlobalTemplateShowsAParameterThatIsCalledOperation() {
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.globalTemplating(true)).start()) {
      Rest its = new Rest(fake::baseUrl);
      post(its, READ_BY_A_TEMPLATE);

      assertThat(its.get("/mine/" + id).body()).isEqualTo("n");
    }
  }

  @Test
  void theSameHoldsInAPlainWireMock() {
    WireMockServer plain =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .globalTemplating(true)
                .extensions(new LroExtensionFactory()));
    plain.start();
    try {
      assertThat(post(new Rest(plain::baseUrl), READ_BY_A_TEMPLATE).status()).isEqualTo(201);
    } finally {
      plain.stop();
    }
  }

  private Reply post(String response) {
    return post(rest, response);
  }

  private Reply post(Rest rest, String response) {
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
    private final boolean global;

    Users(boolean global) {
      this.global = global;
    }

    @Override
    public boolean applyGlobally() {
      return global;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return event.getResponseDefinition();
    }

    @Override
    public String getName() {
      return "set-operation";
    }
  }

  private static final class OfReplies implements ResponseTransformerV2 {
    @Override
    public Response transform(Response response, ServeEvent event) {
      return response;
    }

    @Override
    public String getName() {
      return "of-replies";
    }
  }
}
