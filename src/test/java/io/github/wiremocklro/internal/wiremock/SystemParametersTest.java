package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters that every method of Google's APIs has, as clients put them into a query. */
class SystemParametersTest {
  private static final String INT = "$alt=json;enum-encoding=int";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes";
  private final String lake = lakes + "/a";
  private final String name = parent + "/operations/op";
  private final String path = "/v1/" + name;

  @ParameterizedTest
  @ValueSource(strings = {"fields", "$fields", "%24fields"})
  void fieldsLeaveOutTheOthers(String parameter) {
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.get(path + "?" + parameter + "=name,done").body())
        .isEqualTo("{\"name\":\"%s\",\"done\":false}", name);
    assertThat(rest.get(path + "?" + parameter + "=").body()).isEqualTo(rest.get(path).body());
  }

  @Test
  void fieldsOfAListMayLeaveOutTheToken() {
    FAKE.start(operation().name(name).doneAfter(never()));
    FAKE.start(operation().name(name + 1).doneAfter(never()));
    String list = "/v1/" + parent + "/operations?pageSize=1";

    assertThat(rest.get(list).has("/nextPageToken")).isTrue();
    assertThat(rest.get(list + "&fields=operations(name,done)").body())
        .isEqualTo("{\"operations\":[{\"name\":\"%s1\",\"done\":false}]}", name);
  }

  @Test
  void aHeadIsAsLongAsTheGetWouldBe() {
    FAKE.start(operation().name(name).doneAfter(never()));

    Reply head = rest.send("HEAD", path + "?fields=done", BodyPublishers.noBody());

    assertThat(head.header("Content-Length")).isEqualTo("" + "{\"done\":false}".length());
  }

  @Test
  void numbersOfEnumsComeForWordsWhereTheyAreAskedFor() {
    Reply started = rest.post(lakes + "?lakeId=a&" + INT, "{}");
    FAKE.complete(started.text("/name"));
    String operation = "/v1/" + started.text("/name");

    assertThat(rest.get(lake + "?" + INT).text("/state")).isEqualTo("1");
    assertThat(rest.get(lakes + "?" + INT).text("/lakes/0/state")).isEqualTo("1");
    assertThat(rest.get(operation + "?" + INT).text("/response/state")).isEqualTo("1");
    assertThat(rest.get(operation + "?" + INT + "&fields=response.state").text("/response/state"))
        .isEqualTo("1");
    for (String words : new String[] {"", "?alt=json", "?$alt=json"}) {
      assertThat(rest.get(lake + words).text("/state")).isEqualTo("ACTIVE");
      assertThat(rest.get(operation + words).text("/response/state")).isEqualTo("ACTIVE");
    }
  }

  @Test
  void whatIsAnsweredAtOnceHasNumbersToo() {
    FAKE.start(
        operation()
            .name(name)
            .doneAfter(polls(0))
            .response(
                JsonObject.of(
                    "@type",
                    "type.googleapis.com/google.cloud.dataplex.v1.Task",
                    "state",
                    "ACTIVE")));

    assertThat(rest.post(path + ":wait?" + INT, "{}").text("/response/state")).isEqualTo("1");
    assertThat(rest.post(path + ":cancel?" + INT).body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "alt=proto, 'Invalid value at ''alt'', \"proto\": this server answers json,"
        + " and json;enum-encoding=int'",
    "$alt=media, 'Invalid value at ''$alt'', \"media\": this server answers json,"
        + " and json;enum-encoding=int'",
    "callback=f, 'Invalid value at ''callback'', \"f\": this server answers JSON, and no script'",
    "prettyPrint=maybe, 'Invalid value at ''prettyPrint'', \"maybe\": say true or false'",
    "pp=2, 'Invalid value at ''pp'', \"2\": say true or false'"
  })
  void whatIsNotServedIsRefusedBeforeAnythingIsDone(String parameter, String message) {
    FAKE.start(operation().name(name).doneAfter(polls(1)));

    Reply polled = rest.get(path + "?" + parameter);
    Reply started = rest.post(lakes + "?lakeId=a&" + parameter, "{}");

    for (Reply refused : new Reply[] {polled, started}) {
      assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(refused.message()).isEqualTo(message);
    }
    assertThat(rest.get(lake).status()).isEqualTo(404);
    assertThat(FAKE.history(name)).hasSize(1);
  }

  @Test
  void prettyPrintHasLinesAndIsTheSameJson() {
    FAKE.start(operation().name(name).metadata(METADATA).doneAfter(never()));

    Reply pretty = rest.get(path + "?prettyPrint=true&fields=name,metadata.target,done");

    assertThat(pretty.body())
        .isEqualTo(
            """
            {
              "name": "%s",
              "metadata": {
                "@type": "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata",
                "target": "x"
              },
              "done": false
            }
            """,
            name);
    assertThat(rest.get(path + "0?prettyPrint=true").body()).startsWith("{\n  \"error\": {\n");
    assertThat(rest.get(path + "?prettyPrint=false").body()).isEqualTo(rest.get(path).body());
  }

  /** What apitools, the library below gcloud, and Python's clients send. */
  @ParameterizedTest
  @CsvSource({
    "prettyPrint=0, false", "pp=0, false", "prettyPrint=False, false", "$prettyPrint=0, false",
    "prettyPrint=1, true", "pp=1, true", "prettyPrint=True, true", "pp=true, true"
  })
  void prettyPrintIsSaidInSeveralWays(String parameter, boolean hasLines) {
    FAKE.start(operation().name(name).doneAfter(never()));

    for (String url : new String[] {path, "/v1/" + parent + "/operations", lakes}) {
      Reply reply = rest.get(url + "?" + parameter);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().contains("\n")).isEqualTo(hasLines && !reply.body().equals("{}"));
    }
  }

  private static final JsonObject METADATA =
      JsonObject.of(
          "@type", "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata", "target", "x");

  @Test
  void aMappingOfTheUsersMayHaveAParameterOfThatName() {
    FAKE.start(operation().name(name).doneAfter(never()));
    String own = "/own/" + parent.replace('/', '-');
    FAKE.wireMock()
        .stubFor(
            get(urlPathEqualTo(own))
                .withQueryParam("callback", equalTo("http://me"))
                .willReturn(
                    aResponse()
                        .withTransformers("get-operation")
                        .withTransformerParameters(Map.of("name", name))));

    Reply got = rest.get(own + "?callback=http://me&fields=name");

    assertThat(got.body()).isEqualTo("{\"name\":\"%s\"}", name);
  }

  @Test
  void whereNoTypeIsKnownNothingIsRefusedAndWordsStay() {
    FAKE.start(
        operation()
            .name(name)
            .doneAfter(polls(0))
            .response(JsonObject.of("@type", "example.com/not.Known", "state", "ACTIVE")));

    Reply got = rest.get(path + "?" + INT + "&fields=response.state,response.nope");

    assertThat(got.body())
        .isEqualTo("{\"response\":{\"@type\":\"example.com/not.Known\",\"state\":\"ACTIVE\"}}");
  }
}
