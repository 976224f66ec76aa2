package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that expire, are deleted or are lost: what is left of them for a client, a test. */
class DisappearingOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String ADMIN = "/__admin/ext/lro/";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String name = parent + "/operations/op-1";

  @BeforeEach
  void freezeTheClock() {
    rest.post(ADMIN + "clock:freeze?scope=" + scope);
  }

  @Test
  void expiresSoLongAfterItsEnd() {
    start("{'time': '60s'}", "3600s");

    advance("3659s");
    assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("true");
    advance("1s");

    String notFound = "404 NOT_FOUND ResourceInfo";
    assertThat(rest.get("/v1/" + name).error()).isEqualTo(notFound);
    assertThat(rest.post("/v1/" + name + ":cancel").error()).isEqualTo(notFound);
    assertThat(rest.delete("/v1/" + name).error()).isEqualTo(notFound);
    assertThat(rest.get("/v1/" + parent + "/operations").body()).isEqualTo("{}");
    assertThat(rest.get(ADMIN + "operations?scope=" + scope).json().at("/operations")).isEmpty();
  }

  @Test
  void leavesItsHistoryOnceItHasExpired() {
    start("{'time': '60s'}", "3600s");
    advance("86400s");

    JsonNode record = rest.get(ADMIN + "operations?name=" + name).json();

    assertThat(record.at("/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(record.at("/script/expiresAfter").asText()).isEqualTo("3600s");
    assertThat(record.findValuesAsText("event")).containsExactly("STARTED", "DONE", "EXPIRED");
    assertThat(record.at("/history/2/time").asText())
        .isEqualTo(FAKE.history(name).get(0).time().plusSeconds(3660).toString());
  }

  @Test
  void leavesItsNameTakenOnceItHasExpired() {
    start("{'polls': 0}", "1s");
    advance("1s");

    assertThat(start("{'polls': 0}", "1s").error())
        .isEqualTo("409 ALREADY_EXISTS OPERATION_ALREADY_EXISTS");
    rest.post(ADMIN + "reset?scope=" + scope);
    assertThat(start("{'polls': 0}", "1s").status()).isEqualTo(201);
  }

  @Test
  void leavesTheResourceOnceItHasExpired() {
    String lake = parent + "/lakes/a";
    FAKE.next(create(lake), operation().expiresAfter(Duration.ofMinutes(1)));
    String operation = "/v1/" + rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}").text("/name");
    rest.get(operation);
    assertThat(rest.get(operation).text("/done")).isEqualTo("true");

    advance("60s");

    assertThat(rest.get(operation).status()).isEqualTo(404);
    assertThat(rest.get("/v1/" + lake).text("/state")).isEqualTo("ACTIVE");
    assertThat(rest.get(ADMIN + "operations?target=" + lake).body()).contains("EXPIRED");
  }

  @Test
  void expiresAsAMappingSays() {
    Reply posted =
        rest.post(
            "/__admin/mappings",
            """
            {
              "request": {"method": "POST", "urlPath": "/v1/%1$s/imports"},
              "response": {
                "transformers": ["start-operation"],
                "transformerParameters": {
                  "operation": {"parent": "%1$s"},
                  "doneAfter": {"polls": 1},
                  "expiresAfter": "{{request.query.ttl}}"
                }
              }
            }
            """
                .formatted(parent));
    assertThat(posted.status()).isEqualTo(201);
    String operation = "/v1/" + rest.post("/v1/" + parent + "/imports?ttl=0.5s").text("/name");

    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
    assertThat(rest.get(operation).text("/done")).isEqualTo("true");
    advance("0.5s");
    assertThat(rest.get(operation).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETED", "FORGOTTEN"})
  void leavesItsHistoryAndItsNameOnceItIsRemoved(String event) {
    FAKE.start(operation().name(name));
    Reply removed =
        event.equals("DELETED")
            ? rest.delete("/v1/" + name)
            : rest.post(ADMIN + "operations:forget", "{\"name\": \"" + name + "\"}");
    assertThat(removed.status()).isEqualTo(200);

    assertThat(rest.get("/v1/" + name).status()).isEqualTo(404);
    assertThat(rest.get(ADMIN + "operations?name=" + name).json().findValuesAsText("event"))
        .contains("STARTED", event);
    assertThat(start("{'polls': 0}", "1s").status()).isEqualTo(409);
  }

  private Reply start(String doneAfter, String expiresAfter) {
    String script =
        "{'operation': {'name': '%s'}, 'doneAfter': %s, 'expiresAfter': '%s'}"
            .formatted(name, doneAfter, expiresAfter);
    return rest.post(ADMIN + "operations", script.replace('\'', '"'));
  }

  private void advance(String by) {
    rest.post(ADMIN + "clock:advance?scope=" + scope, "{\"by\": \"" + by + "\"}");
  }
}
