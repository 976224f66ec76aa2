package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Event;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests are shown, their credentials are not; where they are matched, they are. */
class HiddenCredentialsTest {
  private static final String SECRET = "s3cr3t";
  private static final RequestPatternBuilder WITH_TOKEN =
      getRequestedFor(urlPathEqualTo("/a"))
          .withHeader("Authorization", equalTo("Bearer " + SECRET));

  private final HeardNotifier log = new HeardNotifier();

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(options -> options.notifier(log)).start();

  private final Rest rest = new Rest(fake::baseUrl);

  @ParameterizedTest
  @CsvSource({
    "GET, /requests",
    "GET, /requests?limit=1",
    "POST, /requests/find",
    "GET, /requests/unmatched",
    "GET, /requests/unmatched/near-misses",
    "POST, /near-misses/request-pattern",
    "POST, /requests/remove",
  })
  void noRouteOfTheJournalShowsThem(String method, String route) {
    ask("/a?key=s3cr3t&b=c");

    Reply shown = rest.send(method, "/__admin" + route, body(method));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body())
        .doesNotContain(SECRET)
        .contains("/a?key=[redacted]&b=c", "Bearer [redacted]", "X-Goog-Api-Key", "Cookie");
  }

  @Test
  void neitherDoesThatOfOneRequest() {
    stubWithCookie();
    ask("/cookie");

    Reply shown =
        rest.get("/__admin/requests/" + fake.wireMock().getAllServeEvents().get(0).getId());

    assertThat(shown.text("/request/headers/Authorization")).isEqualTo("Bearer [redacted]");
    assertThat(shown.text("/request/cookies/session")).isEqualTo("[redacted]");
    assertThat(shown.text("/response/headers/Set-Cookie")).isEqualTo("[redacted]");
    assertThat(shown.text("/responseDefinition/headers/Set-Cookie")).isEqualTo("[redacted]");
  }

  /** WireMock tells of it beside the request that it was sent for. */
  @Test
  void neitherDoesThatOfAWebhook() {
    rest.post(
        "/__admin/mappings",
        """
        {"request": {"urlPath": "/hook"}, "response": {},
         "serveEventListeners": [{"name": "webhook", "parameters": {
           "method": "GET", "url": "%s/a?key=s3cr3t", "headers": {"Authorization": "Bearer s3cr3t"}
         }}]}
        """
            .formatted(fake.baseUrl()));
    rest.get("/hook");

    await()
        .untilAsserted(
            () ->
                assertThat(fake.wireMock().getAllServeEvents())
                    .flatExtracting(event -> List.copyOf(event.getSubEvents()))
                    .extracting(SubEvent::getType)
                    .contains("WEBHOOK_REQUEST"));
    Reply shown = rest.get("/__admin/requests?matchingStub=" + stubOfTheHook());
    assertThat(shown.text("/requests/0/subEvents/0/data/url")).isEqualTo("/a?key=[redacted]");
    assertThat(shown.text("/requests/0/subEvents/0/data/headers/Authorization"))
        .isEqualTo("Bearer [redacted]");
  }

  private UUID stubOfTheHook() {
    return fake.wireMock().getStubMappings().get(0).getId();
  }

  @Test
  void wireMocksJavaClientMatchesThemAndReadsThemRedacted() {
    ask("/a?key=s3cr3t");
    WireMock remote = WireMock.create().host("127.0.0.1").port(fake.port()).build();

    remote.verifyThat(1, WITH_TOKEN);

    LoggedRequest found = remote.find(WITH_TOKEN).get(0);
    assertThat(found.getHeader("Authorization")).isEqualTo("Bearer [redacted]");
    assertThat(found.getUrl()).isEqualTo("/a?key=[redacted]");
    assertThat(found.queryParameter("key").firstValue()).isEqualTo("[redacted]");
  }

  @Test
  void inJavaTheyAreMatchedAndHandedOut() {
    ask("/a?key=s3cr3t");

    fake.wireMock().verify(1, WITH_TOKEN);
    fake.wireMock()
        .verify(getRequestedFor(urlPathEqualTo("/a")).withQueryParam("key", equalTo(SECRET)));
    assertThat(fake.wireMock().findAll(WITH_TOKEN).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer " + SECRET);
  }

  @Test
  void aRecordedStubAsksForWhatWasSent() {
    ask("/a");

    rest.post(
        "/__admin/recordings/snapshot",
        """
        {"captureHeaders": {"Authorization": {}}, "persist": false,
         "filters": {"urlPath": "/a", "allowNonProxied": true}}
        """);

    assertThat(fake.wireMock().getStubMappings().get(0).getRequest().toString())
        .contains("Bearer " + SECRET);
  }

  @Test
  void theLogDoesNotShowThem() {
    stubWithCookie();
    ask("/cookie?access_token=s3cr3t");
    ask("/a?access_token=s3cr3t");

    assertThat(log.told)
        .noneMatch(text -> text.contains(SECRET))
        .anyMatch(text -> text.contains("Authorization: Bearer [redacted]"))
        .anyMatch(text -> text.contains("Set-Cookie: [redacted]"))
        .anyMatch(text -> text.contains("GET /cookie?access_token=[redacted]"));
  }

  @Test
  void theLogDoesNotShowThoseOfAForm() {
    stubWithCookie();
    rest.send(
        "POST",
        "/cookie",
        BodyPublishers.ofString("refresh_token=s3cr3t&client_id=c&client_secret=s3cr3t"),
        "Content-Type",
        "application/x-www-form-urlencoded");

    assertThat(log.told)
        .noneMatch(text -> text.contains(SECRET))
        .anyMatch(
            text -> text.contains("refresh_token=[redacted]&client_id=c&client_secret=[redacted]"));
  }

  @Test
  void neitherDoesTheAnswerToWhatNoMappingServes() {
    assertThat(ask("/v1/nothing?key=s3cr3t").message())
        .startsWith("No mapping serves GET /v1/nothing?key=[redacted].");
  }

  @Test
  void neitherDoesTheHistoryOfAnOperation() {
    String parent = Rest.newParent();
    rest.post("/v1/" + parent + "/lakes?lakeId=l&key=s3cr3t", "{}");

    assertThat(fake.history(parent + "/lakes/l"))
        .extracting(Event::request)
        .first()
        .hasFieldOrPropertyWithValue(
            "asked", "POST /v1/" + parent + "/lakes?lakeId=l&key=[redacted] {}");
  }

  @Test
  void allIsShownWhereThatIsWanted() {
    fake.showCredentials();
    stubWithCookie();
    ask("/cookie?key=s3cr3t");

    Reply shown = rest.get("/__admin/requests");

    assertThat(shown.text("/requests/0/request/url")).isEqualTo("/cookie?key=s3cr3t");
    assertThat(shown.text("/requests/0/request/headers/Authorization"))
        .isEqualTo("Bearer " + SECRET);
    assertThat(shown.text("/requests/0/request/cookies/session")).isEqualTo(SECRET);
    assertThat(shown.text("/requests/0/response/headers/Set-Cookie")).isEqualTo("a=s3cr3t");
    assertThat(log.told).anyMatch(text -> text.contains("Authorization: [Bearer s3cr3t]"));
  }

  private Reply ask(String url) {
    return rest.send(
        "GET",
        url,
        BodyPublishers.noBody(),
        "Authorization",
        "Bearer " + SECRET,
        "X-Goog-Api-Key",
        SECRET,
        "X-Goog-Iam-Authorization-Token",
        SECRET,
        "Cookie",
        "session=" + SECRET);
  }

  private void stubWithCookie() {
    rest.post(
        "/__admin/mappings",
        """
        {"request": {"urlPath": "/cookie"}, "response": {"headers": {"Set-Cookie": "a=s3cr3t"}}}
        """);
  }

  private static String body(String method) {
    return method.equals("GET") ? "" : getRequestedFor(urlPathEqualTo("/a")).build().toString();
  }
}
