package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Code.UNAVAILABLE;
import static io.github.wiremocklro.operation.Fault.onStart;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes wrong with the call that starts an operation. */
class FaultyStartsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String ARMED =
      "{\"target\": \"%s/lakes/a\", \"script\": {\"doneAfter\": \"never\", \"faults\": [%s]}}";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes";

  @Test
  void anErrorStartsNothingAndTheNextTryDoes() {
    String script = "{\"faults\": [{\"on\": \"start\", \"error\": {\"code\": 14}}]}";

    assertThat(create("a", script).status()).isEqualTo(503);
    assertThat(rest.get("/v1/" + parent + "/operations").body()).isEqualTo("{}");
    assertThat(rest.get(lakes + "/a").status()).isEqualTo(404);

    assertThat(create("a", script).status()).isEqualTo(200);
    assertThat(rest.get(lakes + "/a").text("/state")).isEqualTo("CREATING");
  }

  @Test
  void theTriesAreCountedForEachTarget() {
    String script = "{\"faults\": [{\"on\": \"start\", \"error\": {\"code\": 14}}]}";

    assertThat(create("a", script).status()).isEqualTo(503);
    assertThat(create("b", script).status()).isEqualTo(503);
    assertThat(create("a", script).status()).isEqualTo(200);
    assertThat(create("b", script).status()).isEqualTo(200);
  }

  @Test
  void aLostReplyHidesTheStartAndTheNextTryMeetsWhatIsThere() {
    String script = "{\"faults\": [{\"on\": \"start\", \"dropped\": true}]}";

    assertThatThrownBy(() -> create("a", script)).isInstanceOf(UncheckedIOException.class);

    assertThat(rest.get(lakes + "/a").text("/state")).isEqualTo("CREATING");
    assertThat(create("a", script).error()).startsWith("409 ALREADY_EXISTS");
  }

  @Test
  void anArmedScriptWaitsForTheTryThatStartsSomething() {
    String fault = "{\"on\": \"start\", \"times\": 2, \"body\": \"<html>502</html>\"}";
    assertThat(rest.post("/__admin/ext/lro/scripts", ARMED.formatted(parent, fault)).status())
        .isEqualTo(201);

    assertThat(rest.post(lakes + "?lakeId=a").body()).isEqualTo("<html>502</html>");
    assertThat(rest.post(lakes + "?lakeId=a").status()).isEqualTo(502);
    Reply started = rest.post(lakes + "?lakeId=a");

    assertThat(started.status()).isEqualTo(200);
    String operation = "/v1/" + started.text("/name");
    rest.get(operation);
    rest.get(operation);
    assertThat(rest.get(operation).text("/done")).isEqualTo("false");
  }

  @Test
  void anArmedScriptIsUsedUpByAStartWhoseReplyIsLost() {
    String fault = "{\"on\": \"start\", \"dropped\": true}";
    rest.post("/__admin/ext/lro/scripts", ARMED.formatted(parent, fault));

    assertThatThrownBy(() -> rest.post(lakes + "?lakeId=a"))
        .isInstanceOf(UncheckedIOException.class);

    String operation =
        "/v1/" + rest.get("/v1/" + parent + "/operations").text("/operations/0/name");
    assertThat(rest.post(operation + ":cancel").status()).isEqualTo(200);
    Reply again = rest.post(lakes + "?lakeId=a");
    assertThat(again.status()).isEqualTo(200);
    rest.get("/v1/" + again.text("/name"));
    assertThat(rest.get("/v1/" + again.text("/name")).text("/done")).isEqualTo("true");
  }

  @Test
  void anErrorThatIsAppliedHidesTheStart() {
    Reply started =
        create(
            "a",
            "{\"faults\": [{\"on\": \"start\", \"error\": {\"code\": 14}, \"applied\": true}]}");

    assertThat(started.error()).isEqualTo("503 UNAVAILABLE UNAVAILABLE");
    assertThat(rest.get(lakes + "/a").text("/state")).isEqualTo("CREATING");
  }

  @Test
  void aLostReplyIsLostAlsoWhereTheStartIsRefused() {
    String script = "{\"faults\": [{\"on\": \"start\", \"times\": 2, \"dropped\": true}]}";

    assertThatThrownBy(() -> create("a", script)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> create("a", script)).isInstanceOf(UncheckedIOException.class);
    assertThat(create("a", script).error()).startsWith("409 ALREADY_EXISTS");
  }

  @Test
  void aFaultThatIsArmedAgainIsMetAgain() {
    String fault = "{\"on\": \"start\", \"error\": {\"code\": 14}}";

    rest.post("/__admin/ext/lro/scripts", ARMED.formatted(parent, fault));
    assertThat(rest.post(lakes + "?lakeId=a").status()).isEqualTo(503);
    Reply started = rest.post(lakes + "?lakeId=a");
    rest.post("/v1/" + started.text("/name") + ":cancel");

    rest.post("/__admin/ext/lro/scripts", ARMED.formatted(parent, fault));
    assertThat(rest.post(lakes + "?lakeId=a").status()).isEqualTo(503);
    assertThat(rest.post(lakes + "?lakeId=a").status()).isEqualTo(200);
  }

  @Test
  void theReplyToAStartMayBreakTheProtocol() {
    Reply started =
        create("a", "{\"faults\": [{\"on\": \"start\", \"violation\": \"bothResults\"}]}");

    assertThat(started.text("/done")).isEqualTo("true");
    assertThat(started.has("/error")).isTrue();
    assertThat(rest.get("/v1/" + started.text("/name")).text("/done")).isEqualTo("false");
  }

  @Test
  void aTestThatStartsAnOperationItselfMeetsNoFault() {
    String name = parent + "/operations/op-1";

    FAKE.start(
        operation()
            .name(name)
            .doneAfter(never())
            .fault(onStart(error(UNAVAILABLE, "")).forever())
            .fault(onStart(dropped())));

    assertThat(rest.get("/v1/" + name).status()).isEqualTo(200);
  }

  @Test
  void aResetStartsTheCountAnew() {
    String script = "{\"faults\": [{\"on\": \"start\", \"error\": {\"code\": 14}}]}";
    create("a", script);
    FAKE.in(parent).reset();

    assertThat(create("a", script).status()).isEqualTo(503);
  }

  private Reply create(String id, String script) {
    return rest.send(
        "POST", lakes + "?lakeId=" + id, BodyPublishers.noBody(), "x-lro-script", script);
  }
}
