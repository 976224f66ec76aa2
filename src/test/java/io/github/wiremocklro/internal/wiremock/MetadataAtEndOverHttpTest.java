package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the end in metadata and response, from a mapping and from a client's header. */
class MetadataAtEndOverHttpTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String STATE = "/metadata/state";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();

  @Test
  void ofAMappingIsRenderedForTheRequest() {
    rest.post("/__admin/mappings", mapping("cancelled"));

    String done = "/v1/" + start("").text("/name");
    assertThat(rest.get(done).text(STATE)).isEqualTo("RUNNING");
    assertThat(rest.get(done).text(STATE)).isEqualTo("STORED");

    String cancelled = "/v1/" + start("").text("/name");
    rest.post(cancelled + ":cancel");
    assertThat(rest.get(cancelled).text(STATE)).isEqualTo("RUNNING");
    assertThat(rest.get(cancelled).text(STATE)).isEqualTo("STORED_NOT");
  }

  @Test
  void ofTheHeaderTakesThePlaceOfTheMappings() {
    rest.post("/__admin/mappings", mapping("cancelled"));

    String done = "/v1/" + start("{\"metadataAtEnd\": {\"state\": \"KEPT\"}}").text("/name");
    rest.get(done);

    assertThat(rest.get(done).text(STATE)).isEqualTo("KEPT");
  }

  @Test
  void isAResponseWhereTheHeaderSaysSo() {
    rest.post("/__admin/mappings", mapping("cancelled"));

    String header =
        "{\"onCancel\": {\"outcome\": \"completes\", \"after\": {\"polls\": 0},"
            + " \"response\": {\"@type\": \"example.com/Export\", \"status\": \"UNDONE\"}}}";
    String cancelled = "/v1/" + start(header).text("/name");
    rest.post(cancelled + ":cancel");

    assertThat(rest.get(cancelled).text("/response/status")).isEqualTo("UNDONE");
    assertThat(rest.get(cancelled).text(STATE)).isEqualTo("STORED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stuck", "refused", "unimplemented"})
  void ofAMappingThatCannotBeIsRefusedWhenItIsPosted(String outcome) {
    Reply posted = rest.post("/__admin/mappings", mapping(outcome));

    assertThat(posted.status()).isEqualTo(422);
    assertThat(posted.body())
        .contains("$.response.transformerParameters.onCancel.metadataAtEnd")
        .contains("contradicts the outcome");
  }

  private Reply start(String header) {
    String path = "/v1/" + parent + "/exports?state=STORED";
    return header.isEmpty()
        ? rest.post(path)
        : rest.send("POST", path, BodyPublishers.noBody(), "x-lro-script", header);
  }

  private String mapping(String outcome) {
    String after = outcome.equals("cancelled") ? "\"after\": {\"polls\": 2}," : "";
    return """
        {
          "request": {"method": "POST", "urlPath": "/v1/%1$s/exports"},
          "response": {
            "transformers": ["start-operation"],
            "transformerParameters": {
              "operation": {
                "parent": "%1$s", "metadata": {"@type": "example.com/Export", "state": "RUNNING"}},
              "doneAfter": {"polls": 2},
              "metadataAtEnd": {"state": "{{request.query.state}}"},
              "onCancel": {
                "outcome": "%2$s", %3$s
                "metadataAtEnd": {"state": "{{request.query.state}}_NOT"}}
            }
          }
        }
        """
        .formatted(parent, outcome, after);
  }
}
