package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parameters of a query that a method of operations does not have. The text is that of the front
 * ends of Google's APIs, in public reports of Apigee, Chronicle and Identity Toolkit.
 */
class UnknownParametersTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op";
  private final String path = "/v1/" + name;

  @ParameterizedTest
  @CsvSource({
    "GET, '', doneAfter",
    "DELETE, '', force",
    "POST, :cancel, reason",
    "POST, :wait, tiemout",
    "GET, '', filter",
    "GET, '', PageSize"
  })
  void areRefusedBeforeAnythingIsDone(String verb, String custom, String parameter) {
    FAKE.start(operation().name(name).doneAfter(polls(1)));
    String url = path + custom + "?" + parameter + "=1";

    Reply reply = rest.send(verb, url, BodyPublishers.noBody());

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message()).isEqualTo(refusalOf(parameter));
    assertThat(FAKE.record(name).calls().polled()).isZero();
    assertThat(FAKE.record(name).calls().cancelRequested()).isZero();
    assertThat(rest.get(path).text("/done")).isEqualTo("true");
  }

  @Test
  void ofAListAreAllTold() {
    Reply reply = rest.get("/v1/" + parent + "/operations?orderBy=name&page_size=1&PageToken=a");

    assertThat(reply.message()).isEqualTo(refusalOf("orderBy") + "\n" + refusalOf("PageToken"));
    assertThat(reply.text("/error/details/1/fieldViolations/0/description"))
        .isEqualTo(refusalOf("orderBy"));
  }

  @ParameterizedTest
  @CsvSource({
    "filter=done=true&filter=done=false, filter",
    "pageSize=1&pageSize=0, pageSize",
    "pageSize=1&page_size=1, page_size",
    "pageToken=&pageToken=a, pageToken"
  })
  void orSeveralValuesOfOneThatItHasAreRefused(String query, String parameter) {
    assertThat(rest.get("/v1/" + parent + "/operations?" + query).message())
        .isEqualTo(severalOf(parameter));
    assertThat(rest.get("/v1/" + parent + "/lakes?" + query).message())
        .startsWith(severalOf(parameter));
  }

  @Test
  void orSeveralTimeoutsOfAWaitAreRefused() {
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.post(path + ":wait?timeout=0s&timeout=1s").message())
        .isEqualTo(severalOf("timeout"));
    assertThat(rest.post(path + ":wait?timeout=0s").text("/done")).isEqualTo("false");
  }

  @Test
  void orWhatIsNeitherTrueNorFalseIsRefused() {
    Reply reply = rest.get("/v1/" + parent + "/operations?returnPartialSuccess=banana");

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message())
        .isEqualTo("returnPartialSuccess: \"banana\" is neither true nor false; use one of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void orABodyThatItDoesNotHaveIsRefused(String verb) {
    FAKE.start(operation().name(name).doneAfter(polls(1)));

    Reply reply = rest.send(verb, path, BodyPublishers.ofString("{\"force\": true}"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(FAKE.record(name).calls().polled()).isZero();
    if (!verb.equals("HEAD")) {
      assertThat(reply.message()).isEqualTo(BODILESS.formatted("force"));
    }
    assertThat(rest.send("GET", "/v1/" + parent + "/operations", json("{\"filter\": 1}")).message())
        .isEqualTo(BODILESS.formatted("filter"));
  }

  /** Clients send one with each call. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}"})
  void anEmptyBodyIsNone(String body) {
    FAKE.start(operation().name(name).doneAfter(never()));

    for (String verb : new String[] {"GET", "HEAD", "DELETE"}) {
      assertThat(rest.send(verb, path, json(body)).status()).as(verb).isEqualTo(200);
    }
  }

  @Test
  void areRefusedToOneWhoAsksForTheHeadersAlone() {
    FAKE.start(operation().name(name));

    assertThat(rest.send("HEAD", path + "?nope=1", BodyPublishers.noBody()).status())
        .isEqualTo(400);
  }

  /** https://cloud.google.com/apis/docs/system-parameters, and what clients send beside them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "alt=json&$alt=json;enum-encoding=int&prettyPrint=false&fields=*&$fields=*",
        "$apiVersion=1&$ct=application/json&trace=token:t&%24quotaUser=q",
        "key=k&quotaUser=q&userIp=1.2.3.4&unique=1&uploadType=media&upload_protocol=raw",
        "access_token=a&oauth_token=b&callback=&$.xgafv=2&outputDefaults=false",
        "nope&nope=&name=projects/p"
      })
  void areNoneThatAllMethodsHaveNorThoseThatAreNotSet(String query) {
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.get(path + "?" + query).status()).isEqualTo(200);
    assertThat(rest.get("/v1/" + parent + "/operations?" + query).status()).isEqualTo(200);
    assertThat(rest.post(path + ":cancel?" + query).status()).isEqualTo(200);
    assertThat(rest.delete(path + "?" + query).status()).isEqualTo(200);
  }

  /** Such as {@code maxResults} of Cloud SQL, or {@code api-version} of Azure. */
  @Test
  void ofAMappingOfTheUsersAreItsOwnAffair() {
    FAKE.start(operation().name(name));
    FAKE.wireMock()
        .stubFor(
            get(urlPathEqualTo("/v1/" + parent + "/operations"))
                .willReturn(aResponse().withTransformers(ListOperations.NAME)));
    FAKE.wireMock()
        .stubFor(
            get(urlEqualTo(path + "?view=FULL"))
                .willReturn(aResponse().withTransformers(GetOperation.NAME)));

    assertThat(rest.get(path + "?view=FULL").text("/name")).isEqualTo(name);
    assertThat(rest.send("GET", path + "?view=FULL", json("{\"a\": 1}")).text("/name"))
        .isEqualTo(name);
    assertThat(rest.get("/v1/" + parent + "/operations?maxResults=3").text("/operations/0/name"))
        .isEqualTo(name);
  }

  @Test
  void aLenientServerTakesThem() {
    try (WireMockLroServer lenient = new WireMockLroServer().lenient().start()) {
      lenient.start(operation().name(name));

      Rest taken = new Rest(lenient::baseUrl);
      assertThat(taken.get(path + "?nope=1").text("/name")).isEqualTo(name);
      assertThat(taken.send("GET", path, json("{\"a\": 1}")).text("/name")).isEqualTo(name);
      assertThat(
              taken
                  .get("/v1/" + parent + "/operations?returnPartialSuccess=banana&filter=&filter=a")
                  .status())
          .isEqualTo(200);
    }
  }

  private static final String BODILESS =
      "Invalid JSON payload received. Unknown name \"%s\": The method has no body.";

  private static BodyPublisher json(String text) {
    return BodyPublishers.ofString(text);
  }

  private static String severalOf(String parameter) {
    return ("Invalid JSON payload received. Unknown name \"%s\": Proto field is not repeating,"
            + " cannot start list.")
        .formatted(parameter);
  }

  private static String refusalOf(String parameter) {
    return ("Invalid JSON payload received. Unknown name \"%1$s\": Cannot bind query parameter."
            + " Field '%1$s' could not be found in request message.")
        .formatted(parameter);
  }
}
