package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationState;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelOperationTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final JsonObject METADATA =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata");

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op-1";
  private final String path = "/v1/" + name;

  @Test
  void acceptsAnEmptyBodyAsGooglesJavaClientSendsIt() {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    Reply reply =
        rest.send(
            "POST",
            path + ":cancel",
            BodyPublishers.noBody(),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertAcceptedAndCancelled(reply);
  }

  @Test
  void acceptsAnEmptyObject() {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    assertAcceptedAndCancelled(rest.post(path + ":cancel", "{}"));
  }

  @Test
  void acceptsTheNameOfTheSameOperation() {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    assertAcceptedAndCancelled(rest.post(path + ":cancel", "{\"name\":\"" + name + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=UTF-8", "x/y", "application/x-protobuf"})
  void acceptsAnyContentType(String contentType) {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    assertAcceptedAndCancelled(
        rest.send(
            "POST", path + ":cancel?", BodyPublishers.ofString("{}"), "Content-Type", contentType));
  }

  @Test
  void acceptsABodyWithoutAContentType() {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    assertAcceptedAndCancelled(rest.send("POST", path + ":cancel", BodyPublishers.ofString("{}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", ""})
  void acceptsGzippedChunksAsTheDiscoveryClientSendsThem(String body) {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    assertAcceptedAndCancelled(
        rest.send(
            "POST",
            path + ":cancel",
            Rest.gzippedChunks(body),
            "Content-Encoding",
            "gzip",
            "Content-Type",
            "application/json; charset=UTF-8"));
  }

  @Test
  void isAcceptedAgainAndAgain() {
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.post(path + ":cancel").body()).isEqualTo("{}");
    assertThat(rest.post(path + ":cancel").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource
  void refusesAnyOtherBodyAndLeavesTheOperationAlone(String body, String told) {
    FAKE.start(operation().name(name).doneAfter(never()));

    Reply reply = rest.post(path + ":cancel", body);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains(told);
    assertThat(FAKE.record(name).state()).isEqualTo(OperationState.RUNNING);
  }

  static List<Arguments> refusesAnyOtherBodyAndLeavesTheOperationAlone() {
    return List.of(
        arguments(
            "{\"name\":\"projects/other/locations/l/operations/op-1\"}",
            "is another operation than that of the path"),
        arguments("{\"force\":true}", "force: true stands under a name"),
        arguments("[]", "\"[]\" is no JSON object"),
        arguments("null", "\"null\" is no JSON object"),
        arguments("{", "\"{\" is not JSON"),
        arguments("cancel it", "\"cancel it\" is not JSON"));
  }

  @Test
  void ofAnUnknownOperationIsNotFound() {
    assertThat(rest.post(path + ":cancel").error()).isEqualTo("404 NOT_FOUND ResourceInfo");
  }

  @Test
  void thatIsNotSupportedIsUnimplemented() {
    FAKE.start(operation().name(name).onCancel(OnCancel.unimplemented()));

    Reply reply = rest.post(path + ":cancel");

    assertThat(reply.error()).isEqualTo("501 UNIMPLEMENTED CANCEL_NOT_SUPPORTED");
    assertThat(reply.text("/error/code")).isEqualTo("501");
    assertThat(reply.text("/error/details/0/@type"))
        .isEqualTo("type.googleapis.com/google.rpc.ErrorInfo");
    assertThat(reply.text("/error/details/0/domain")).isEqualTo("wiremock-lro");
  }

  @Test
  void thatIsRefusedIsAFailedPrecondition() {
    FAKE.start(operation().name(name).onCancel(OnCancel.refused()));

    Reply reply = rest.post(path + ":cancel");

    assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION CANCEL_NOT_ACCEPTED");
    assertThat(FAKE.record(name).state()).isEqualTo(OperationState.RUNNING);
  }

  private void assertAcceptedAndCancelled(Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(reply.body()).isEqualTo("{}");
    Reply operation = rest.get(path);
    assertThat(operation.status()).isEqualTo(200);
    assertThat(operation.text("/done")).isEqualTo("true");
    assertThat(operation.text("/error/code")).isEqualTo("1");
    assertThat(operation.has("/error/details")).isFalse();
    assertThat(operation.has("/response")).isFalse();
    assertThat(operation.text("/metadata/requestedCancellation")).isEqualTo("true");
  }
}
