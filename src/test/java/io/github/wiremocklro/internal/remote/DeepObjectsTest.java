package io.github.wiremocklro.internal.remote;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Times;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server takes, its own client reads: 100 levels of JSON, wherever they stand. */
class DeepObjectsTest {
  private static final int DEEPEST = 100;
  private static final String SCRIPTS = "/__admin/ext/lro/scripts";

  /** No field of a lake is deep, so it takes what comes. */
  @AutoClose
  private static final WireMockLroServer SERVER = new WireMockLroServer().lenient().start();

  private final Rest rest = new Rest(SERVER::baseUrl);
  private final String parent = Rest.newParent();
  private final String lake = parent + "/lakes/deep";
  private final String lakes = "/v1/" + parent + "/lakes?lakeId=deep";
  private final FakeOperations fake = FakeOperations.connect(SERVER.baseUrl()).in(parent);

  @ParameterizedTest
  @ValueSource(ints = {95, 96, 97, 98, 99, DEEPEST})
  void bodyOfARequestIsRead(int depth) {
    assertThat(rest.post(lakes, nested(depth)).status()).isEqualTo(200);

    fake.complete(lake);
    assertAllIsRead();
  }

  @Test
  void deepestScriptInAHeaderIsRead() {
    String details =
        "{'operation': {'error': {'code': 5, 'details': [{'@type': 'a/b', 'a': %s}]}}}";
    Reply reply =
        rest.send(
            "POST", lakes, BodyPublishers.noBody(), "x-lro-script", json(details, DEEPEST - 5));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertAllIsRead();
  }

  @Test
  void deepestArmedScriptIsRead() {
    String script = "{'progress': [{'at': {'polls': 1}, 'metadata': %s}]}";
    Reply armed =
        rest.post(
            SCRIPTS, "{\"target\":\"" + lake + "\",\"script\":" + json(script, DEEPEST - 4) + "}");
    Reply started = rest.post(lakes, "{}");

    assertThat(armed.status()).as(armed.body()).isEqualTo(201);
    assertThat(rest.get("/v1/" + started.text("/name")).status()).isEqualTo(200);
    assertAllIsRead();
  }

  @Test
  void deepestBodyThatATemplateTakesOverIsRead() {
    SERVER
        .wireMock()
        .stubFor(
            WireMock.post("/deep/" + parent)
                .willReturn(
                    WireMock.aResponse()
                        .withTransformer(
                            "start-operation",
                            "operation",
                            Map.of("name", parent + "/operations/o"))
                        .withTransformerParameter(
                            "resource",
                            Map.of("create", lake, "@type", "a/b", "body", "{{{request.body}}}"))));

    Reply reply = rest.post("/deep/" + parent, nested(DEEPEST));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertAllIsRead();
  }

  @Test
  void scriptThatIsTooDeepToSendIsRefused() {
    JsonObject metadata = JsonObject.of("@type", "a/b");
    for (int i = 0; i < DEEPEST; i++) {
      metadata = JsonObject.of("@type", "a/b", "a", metadata);
    }
    JsonObject tooDeep = metadata;

    assertThatThrownBy(() -> fake.start(operation().metadata(tooDeep)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("nesting depth");
  }

  private void assertAllIsRead() {
    assertThat(fake.records()).hasSize(1);
    assertThat(fake.record(lake)).isEqualTo(SERVER.record(lake));
    assertThat(fake.history(lake)).isEqualTo(SERVER.history(lake));
    assertThat(fake.lint(leftRunning())).isEqualTo(SERVER.in(parent).lint(leftRunning()));
    fake.verify(Expectation.operation(lake).cancelRequested(Times.never()));
  }

  private static String json(String quoted, int depth) {
    return quoted.replace('\'', '"').formatted(nested(depth));
  }

  /** Returns an object that is so many levels deep. */
  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}
