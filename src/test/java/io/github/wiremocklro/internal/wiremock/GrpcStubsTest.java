package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stubs and settings of the user's are honoured over gRPC, for each call anew. */
class GrpcStubsTest {
  private static final String OTHER = "{\"name\": \"operations/of-the-stub\"}";

  @Test
  void stubOfTheUsersIsServedFromTheCallOnThatFollowsIt() {
    try (PolledServer server = new PolledServer(options -> {})) {
      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);

      server.wireMock().stubFor(get(urlEqualTo(PolledServer.PATH)).willReturn(okJson(OTHER)));
      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");

      server.wireMock().removeStub(get(urlEqualTo(PolledServer.PATH)));
      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
    }
  }

  @Test
  void replyInAMappingsOwnFormIsTheMessageThatItsJsonIsAndStillAPoll() {
    try (PolledServer server = new PolledServer(options -> {})) {
      map(server, "GET", PolledServer.PATH, "get-operation", "{'name': '{{operation.state}}'}");

      assertThat(server.get().getName()).isEqualTo("RUNNING");
      assertThat(server.polls()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'compute#operation', 'status': '{{operation.state}}'}",
        "{'name': 'a', 'error': {'errors': []}}",
        ""
      })
  void replyInAFormThatIsNoSuchMessageIsAnError(String body) {
    try (PolledServer server = new PolledServer(options -> {})) {
      map(server, "GET", PolledServer.PATH, "get-operation", body);

      StatusRuntimeException error =
          catchThrowableOfType(StatusRuntimeException.class, server::get);

      assertThat(error.getStatus().getCode()).isEqualTo(Code.INTERNAL);
      assertThat(error).hasMessageContaining("cannot be sent as a google.longrunning.Operation");
    }
  }

  @Test
  void cancelThatIsAnsweredWithoutABodyIsTheEmptyMessage() {
    try (PolledServer server = new PolledServer(options -> {})) {
      map(server, "POST", PolledServer.PATH + ":cancel", "cancel-operation", "");

      server.grpc.cancel(PolledServer.NAME);

      assertThat(server.get().getDone()).isTrue();
    }
  }

  @Test
  void fieldsThatAreAskedForAreAllThatAReplyWithAStatusOfItsOwnHas() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server
          .wireMock()
          .addStubMapping(
              StubMapping.buildFrom(
                  """
                  {"request": {"method": "GET", "urlPath": "%s"},
                   "response": {"status": 202, "transformers": ["get-operation"]}}
                  """
                      .formatted(PolledServer.PATH)));

      assertThat(server.grpc.with("x-goog-fieldmask", "name").get(PolledServer.NAME).getName())
          .isEqualTo(PolledServer.NAME);
      assertThat(server.grpc.with("x-goog-fieldmask", "done").get(PolledServer.NAME).getName())
          .isEmpty();
      assertThat(server.polls()).isEqualTo(2);
    }
  }

  private static void map(
      PolledServer server, String method, String path, String transformer, String body) {
    server
        .wireMock()
        .addStubMapping(
            StubMapping.buildFrom(
                """
                {"request": {"method": "%s", "urlPath": "%s"},
                 "response": {"status": 202, "transformers": ["%s"], "body": "%s"}}
                """
                    .formatted(method, path, transformer, body.replace("'", "\\\""))));
  }

  @ParameterizedTest
  @MethodSource("stubsThatMatch")
  void stubIsServedHoweverItAsksForTheRequest(String stub) {
    try (PolledServer server = new PolledServer(options -> {})) {
      server.wireMock().addStubMapping(StubMapping.buildFrom(stub));

      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");
    }
  }

  static Stream<String> stubsThatMatch() {
    return Stream.of(
            "'url': '%s'".formatted(PolledServer.PATH),
            "'urlPath': '%s'".formatted(PolledServer.PATH),
            "'urlPattern': '/v1/.*'",
            "'urlPathPattern': '.*/operations/.*'",
            "'urlPathTemplate': '/v1/projects/{p}/locations/{l}/operations/{o}'",
            "'method': 'ANY'",
            "'method': 'GET', 'host': {'matches': '127.0.0.1|localhost'}",
            "'method': 'GET', 'headers': {'x-lro-grpc-method': {'contains': 'GetOperation'}}",
            "'method': 'GET', 'headers': {'x-of-mine': {'equalTo': 'a'}}",
            "'method': 'GET', 'queryParameters': {'filter': {'absent': true}}",
            "'method': 'GET', 'formParameters': {'filter': {'absent': true}}",
            "'method': 'GET', 'cookies': {'a': {'absent': true}}")
        .map(
            request ->
                "{'request': {%s}, 'response': {'jsonBody': %s}}"
                    .formatted(request, OTHER)
                    .replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"queryParameters", "formParameters", "cookies", "headers"})
  void stubThatAsksForWhatIsNotThereIsPassedOver(String part) {
    try (PolledServer server = new PolledServer(options -> {})) {
      server
          .wireMock()
          .addStubMapping(
              StubMapping.buildFrom(
                  "{'request': {'method': 'GET', '%s': {'a': {'equalTo': 'b'}}}, 'response': {}}"
                      .formatted(part)
                      .replace('\'', '"')));

      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
    }
  }

  /** Projects of a domain have such names; google/api/http.proto wants the colon escaped. */
  @Test
  void stubIsServedForANameThatIsEscapedInPaths() {
    String name = "projects/example.com:p/locations/l/operations/a(b)";
    try (PolledServer server = new PolledServer(options -> {})) {
      server.wireMock().stubFor(get(urlEqualTo("/v1/" + name)).willReturn(okJson(OTHER)));

      assertThat(server.grpc.get(name).getName()).isEqualTo("operations/of-the-stub");
    }
  }

  @Test
  void stubOfALowerPriorityIsNot() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server.wireMock().stubFor(any(anyUrl()).atPriority(9).willReturn(serviceUnavailable()));

      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
    }
  }

  @Test
  void scenarioGoesOnFromCallToCall() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server
          .wireMock()
          .stubFor(
              get(urlPathMatching("/v1/.*"))
                  .inScenario("once")
                  .whenScenarioStateIs(Scenario.STARTED)
                  .willSetStateTo("over")
                  .willReturn(okJson(OTHER)));

      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");
      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
    }
  }

  @Test
  void shippedMappingThatWasChangedOrRemovedIsNotGoneRound() {
    try (PolledServer server = new PolledServer(options -> {})) {
      StubMapping shipped =
          server.wireMock().getStubMappings().stream()
              .filter(stub -> "GetOperation".equals(stub.getName()))
              .findFirst()
              .orElseThrow();
      StubMapping changed = StubMapping.buildFrom(StubMapping.buildJsonStringFor(shipped));
      changed.setResponse(okJson(OTHER).build());
      server.wireMock().editStubMapping(changed);
      assertThat(server.get().getName()).isEqualTo("operations/of-the-stub");

      server.wireMock().removeStubMapping(shipped);
      StatusRuntimeException error = Grpc.error(server::get);
      assertThat(error.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
      assertThat(error)
          .hasMessageContaining(
              "No mapping serves google.longrunning.Operations/GetOperation, which is GET "
                  + PolledServer.PATH);
    }
  }

  @Test
  void globalDelayHoldsForEachCall() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server.wireMock().setGlobalFixedDelay(3_600_000);

      Future<Operation> late = server.grpc.getLater(PolledServer.NAME);

      // The delay is looked up after the poll, and before the journal has it.
      Eventually.await().until(() -> !server.wireMock().getAllServeEvents().isEmpty());
      server.wireMock().setGlobalFixedDelay(0);
      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
      assertThat(late).isNotDone();
    }
  }

  @Test
  void waitIsOneToo() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server
          .wireMock()
          .stubFor(
              WireMock.post(urlEqualTo(PolledServer.PATH + ":wait")).willReturn(okJson(OTHER)));

      Operation waited =
          server.grpc.await(WaitOperationRequest.newBuilder().setName(PolledServer.NAME).build());

      assertThat(waited.getName()).isEqualTo("operations/of-the-stub");
    }
  }
}
