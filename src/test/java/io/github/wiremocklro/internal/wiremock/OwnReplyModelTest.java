package io.github.wiremocklro.internal.wiremock;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the template of a reply has to tell is what the transformer answers. */
class OwnReplyModelTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final OwnMappings mine = new OwnMappings(FAKE.baseUrl());
  private final Rest rest = mine.rest();
  private final String parent = mine.parent();
  private final String path = mine.path();

  @Test
  void ofADeleteStillHasTheOperation() {
    String operation = mine.started("\"never\"");
    mine.map(
        "DELETE",
        path + "/1",
        "delete-operation",
        operation,
        "\"body\": \"{{operation.name}} {{operation.state}}\"");

    assertThat(rest.delete(path + "/1").body()).isEqualTo(operation + " RUNNING");
    assertThat(rest.delete(path + "/1").error()).startsWith("404");
  }

  @Test
  void ofAListHasThePage() {
    mine.started("\"never\"");
    mine.started("{\"polls\": 0}");
    mine.map(
        "GET",
        path,
        "list-operations",
        parent,
        "\"body\": \"{{#each page.operations}}{{state}};{{/each}}{{#if page.nextPageToken}}more{{/if}}\"");

    assertThat(rest.get(path).body()).isEqualTo("SUCCEEDED;RUNNING;");
    assertThat(rest.get(path + "?pageSize=1").body()).isEqualTo("SUCCEEDED;more");
  }

  @Test
  void ofAResourceHasTheResource() {
    String lake = parent + "/lakes/a";
    rest.send(
        "POST",
        "/v1/" + parent + "/lakes?lakeId=a",
        ofString("{\"displayName\": \"A\"}"),
        "x-lro-script",
        "{\"doneAfter\": {\"polls\": 0}}");
    mine.map(
        "GET",
        path + "/1",
        "get-resource",
        lake,
        "\"body\": \"{{resource.displayName}} {{resource.state}}\"");
    mine.map(
        "GET",
        path,
        "list-resources",
        parent + "/lakes",
        "\"body\": \"{{page.lakes.0.displayName}}\"");

    assertThat(rest.get(path + "/1").body()).isEqualTo("A ACTIVE");
    assertThat(rest.get(path).body()).isEqualTo("A");
  }

  @Test
  void ofAMethodThatADescriptorTellsHasWhatThatAnswers() {
    String service = "google.cloud.dataplex.v1.DataplexService.";
    mapMethod(service + "CreateLake", "{{operation.metadata.target}}");
    mapMethod(service + "GetLake", "{{resource.name}}");
    mapMethod(service + "ListLakes", "{{#each page.lakes}}{{name}}{{/each}}");
    String lakes = "/v1/" + parent + "/lakes";
    String lake = parent + "/lakes/a";

    assertThat(ofMine("POST", lakes + "?lakeId=a")).isEqualTo(lake);
    assertThat(ofMine("GET", lakes + "/a")).isEqualTo(lake);
    assertThat(ofMine("GET", lakes)).isEqualTo(lake);
  }

  private void mapMethod(String method, String body) {
    Reply posted =
        rest.post(
            "/__admin/mappings",
            """
            {"request": {"headers": {"x-mine": {"equalTo": "%s"}},
               "customMatcher": {"name": "rpc", "parameters": {"method": "%s"}}},
             "response": {"transformers": ["serve-method"], "body": "%s"}}
            """
                .formatted(parent, method, body));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
  }

  private String ofMine(String method, String path) {
    return rest.send(method, path, noBody(), "x-mine", parent).body();
  }
}
