package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final JsonObject METADATA =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata");

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op-1";
  private final String path = "/v1/" + name;

  @Nested
  class GetOperation {
    @Test
    void showsARunningOperationWithDoneFalse() {
      FAKE.start(operation().name(name).metadata(METADATA));

      Reply reply = rest.get(path);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(reply.json().fieldNames())
          .toIterable()
          .containsExactly("name", "metadata", "done");
      assertThat(reply.text("/name")).isEqualTo(name);
      assertThat(reply.json().at("/done").isBoolean()).isTrue();
      assertThat(reply.text("/done")).isEqualTo("false");
      assertThat(reply.text("/metadata/requestedCancellation")).isEqualTo("false");
    }

    @Test
    void showsTheResponseAtThePollThatReachesTheCount() {
      FAKE.start(operation().name(name).doneAfter(polls(2)));

      assertThat(rest.get(path).text("/done")).isEqualTo("false");
      Reply second = rest.get(path);

      assertThat(second.text("/done")).isEqualTo("true");
      assertThat(second.text("/response/@type"))
          .isEqualTo("type.googleapis.com/google.protobuf.Empty");
      assertThat(second.has("/error")).isFalse();
    }

    @Test
    void showsAnErrorWithoutDetailsUnlessTheScriptHasSome() {
      FAKE.start(operation().name(name).doneAfter(polls(0)).error(Code.ABORTED, "too late"));

      Reply reply = rest.get(path);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().get("error").toString())
          .isEqualTo("{\"code\":10,\"message\":\"too late\"}");
      assertThat(reply.has("/response")).isFalse();
    }

    @Test
    void showsTheDetailsThatTheScriptHas() {
      JsonObject detail = JsonObject.of("@type", "type.googleapis.com/google.rpc.Help");
      FAKE.start(
          operation()
              .name(name)
              .doneAfter(polls(0))
              .error(new Status(Code.ABORTED, "too late", List.of(detail))));

      assertThat(rest.get(path).text("/error/details/0/@type")).endsWith("google.rpc.Help");
    }

    @Test
    void answersNotFoundForAnUnknownOperation() {
      Reply reply = rest.get(path);

      assertThat(reply.error()).isEqualTo("404 NOT_FOUND ResourceInfo");
      assertThat(reply.message()).contains(name);
      assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    }

    @Test
    void servesOperationsOfOrganizationsToo() {
      String inOrganization = "organizations/" + parent.split("/")[1] + "/locations/l/operations/o";
      FAKE.start(operation().name(inOrganization));

      assertThat(rest.get("/v1/" + inOrganization).text("/name")).isEqualTo(inOrganization);
      assertThat(rest.post("/v1/" + inOrganization + ":cancel").status()).isEqualTo(200);
      assertThat(rest.delete("/v1/" + inOrganization).status()).isEqualTo(200);
      assertThat(rest.get("/v1/" + inOrganization).status()).isEqualTo(404);
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
      FAKE.start(operation().name(name));

      Reply head = rest.send("HEAD", path, BodyPublishers.noBody());

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    }

    @Test
    void takesAVerbInTheIdForPartOfTheIdBecauseOnlyPostHasVerbs() {
      FAKE.start(operation().name(name));

      assertThat(rest.get(path + ":cancel").status()).isEqualTo(404);
      assertThat(rest.delete(path + ":cancel").status()).isEqualTo(404);
      assertThat(rest.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "?",
          "?$alt=json;enum-encoding=int",
          "?$alt=json;enum-encoding%3Dint&alt=json&prettyPrint=false&key=k&fields=name",
          "?%24alt=json%3Benum-encoding=int",
          "?unheard-of"
        })
    void acceptsQueryParametersThatMeanNothingHere(String query) {
      FAKE.start(operation().name(name).doneAfter(never()));

      assertThat(rest.get(path + query).text("/name")).isEqualTo(name);
    }

    @Test
    void sendsTheLengthOfTheBodyInsteadOfChunks() {
      FAKE.start(operation().name(name));

      Reply reply = rest.get(path);

      assertThat(reply.header("Content-Length")).isEqualTo("" + reply.body().length());
      assertThat(reply.header("Transfer-Encoding")).isEmpty();
      assertThat(rest.get(path + "0").header("Content-Length")).isNotEmpty();
    }
  }

  @Nested
  class DeleteOperation {
    @Test
    void letsGoOfTheOperationWithoutCancellingIt() {
      FAKE.start(operation().name(name).doneAfter(never()));

      Reply reply = rest.delete(path);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(reply.body()).isEqualTo("{}");
      assertThat(rest.get(path).error()).isEqualTo("404 NOT_FOUND ResourceInfo");
      assertThat(rest.post(path + ":cancel").status()).isEqualTo(404);
      assertThat(rest.delete(path).status()).isEqualTo(404);
      assertThat(FAKE.record(name).state()).isEqualTo(OperationState.RUNNING);
      assertThat(FAKE.history(name))
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.DELETED);
    }

    @Test
    void acceptsWhatTheDiscoveryClientSends() {
      FAKE.start(operation().name(name));

      Reply reply =
          rest.send(
              "DELETE",
              path,
              BodyPublishers.ofByteArray(new byte[0]),
              "Content-Type",
              "application/x-www-form-urlencoded");

      assertThat(reply.body()).isEqualTo("{}");
    }
  }
}
