package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Progress, as a client sees it; from a mapping, from Java, and over the admin API. */
class ProgressOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String ADMIN = "/__admin/ext/lro/";
  private static final String PERCENT = "/metadata/progressPercent";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String name = parent + "/operations/op-1";

  @Test
  void ofAMappingShowsAtThePolls() {
    Reply posted = rest.post("/__admin/mappings", mapping("{\"polls\": 1}"));
    assertThat(posted.status()).isEqualTo(201);

    Reply started = rest.post("/v1/" + parent + "/imports?second=2&stage=COPYING");

    String operation = "/v1/" + started.text("/name");
    assertThat(started.has(PERCENT)).isFalse();
    assertThat(rest.get(operation).text(PERCENT)).isEqualTo("40");
    Reply second = rest.get(operation);
    assertThat(second.text(PERCENT)).isEqualTo("80");
    assertThat(second.text("/metadata/stage")).isEqualTo("COPYING");
    assertThat(second.text("/done")).isEqualTo("false");
    Reply done = rest.get(operation);
    assertThat(done.text(PERCENT)).isEqualTo("100");
    assertThat(done.text("/done")).isEqualTo("true");
  }

  @Test
  void ofAMappingThatCannotBeIsRefusedWhenItIsPosted() {
    Reply posted = rest.post("/__admin/mappings", mapping("\"never\""));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.body())
        .contains("$.response.transformerParameters.progress[0].at")
        .contains("leave the step out");
  }

  @Test
  void ofAScriptThatIsPostedShowsInTimeAndGoesOnAfterACancel() {
    rest.post(ADMIN + "clock:freeze?scope=" + scope);
    Reply started =
        rest.post(
            ADMIN + "operations",
            """
            {
              "operation": {"name": "%s", "metadata": {"@type": "%s", "stage": "QUEUED"}},
              "doneAfter": "never",
              "onCancel": "stuck",
              "progress": [
                {"at": {"time": "30s"}, "metadata": {"progressPercent": 40, "stage": null}},
                {"at": {"time": "60s"}, "metadata": {
                  "partialFailures": [{"code": 5, "message": "A file is missing."}],
                  "requestedCancellation": false, "endTime": "1999-01-01T00:00:00Z"}}
              ]
            }
            """
                .formatted(name, "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata"));
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.text("/operation/metadata/stage")).isEqualTo("QUEUED");
    assertThat(started.text("/script/progress/1/at/time")).isEqualTo("60s");

    advance("30s");
    assertThat(rest.get("/v1/" + name).text(PERCENT)).isEqualTo("40");
    assertThat(rest.get("/v1/" + name).has("/metadata/stage")).isFalse();
    rest.post("/v1/" + name + ":cancel");
    advance("30s");

    Reply later = rest.get("/v1/" + parent + "/operations");
    assertThat(later.text("/operations/0/metadata/partialFailures/0/code")).isEqualTo("5");
    assertThat(later.text("/operations/0/metadata/requestedCancellation")).isEqualTo("true");
    assertThat(later.has("/operations/0/metadata/endTime")).isFalse();
  }

  @Test
  void ofAScriptThatIsArmedTakesThePlaceOfTheMappings() {
    String lake = parent + "/lakes/a";
    FAKE.next(
        create(lake),
        operation()
            .doneAfter(never())
            .progress(polls(1), JsonObject.of("progressPercent", 40))
            .progress(polls(2), JsonObject.of("progressPercent", 80)));

    String operation = "/v1/" + rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}").text("/name");

    assertThat(rest.get(operation).text(PERCENT)).isEqualTo("40");
    assertThat(rest.get(operation).text(PERCENT)).isEqualTo("80");
  }

  @Test
  void withoutMetadataIsRefused() {
    Reply reply =
        rest.post(
            ADMIN + "operations",
            "{\"operation\": {\"name\": \"%s\"}, \"progress\": [{\"at\": {\"polls\": 1}, \"metadata\": {}}]}"
                .formatted(name));

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith("$.progress[0].metadata: {} has nothing to be merged");
    assertThat(rest.get("/v1/" + name).status()).isEqualTo(404);
  }

  private void advance(String by) {
    rest.post(ADMIN + "clock:advance?scope=" + scope, "{\"by\": \"" + by + "\"}");
  }

  private String mapping(String firstStep) {
    return """
        {
          "request": {"method": "POST", "urlPath": "/v1/%1$s/imports"},
          "response": {
            "transformers": ["start-operation"],
            "transformerParameters": {
              "operation": {"parent": "%1$s", "metadata": {"@type": "example.com/Import"}},
              "doneAfter": {"polls": 3},
              "progress": [
                {"at": %2$s, "metadata": {"progressPercent": 40}},
                {
                  "at": {"polls": "{{request.query.second}}"},
                  "metadata": {"progressPercent": 80, "stage": "{{request.query.stage}}"}
                },
                {"at": {"polls": 3}, "metadata": {"progressPercent": 100}}
              ]
            }
          }
        }
        """
        .formatted(parent, firstStep);
  }
}
