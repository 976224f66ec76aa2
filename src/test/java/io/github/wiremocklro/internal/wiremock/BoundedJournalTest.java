package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.WireMockLroServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What WireMock's journal keeps where memory is short. */
class BoundedJournalTest {
  private static final String TEN_THOUSAND = "x".repeat(10_000);
  private static final String LOST =
      "[a body of 10000 bytes, which had to go: the journal's memory was short]";

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(
              options ->
                  options.withStores(
                      new BoundedStores(new SingleRootFileSource("no-such-directory"), 100_000)))
          .start();

  private final Rest rest = new Rest(fake::baseUrl);

  @Test
  void smallRequestsAreKeptTheNewestFirst() {
    rest.get("/a");
    rest.post("/b", "b");
    rest.get("/c");

    assertThat(urls()).containsExactly("/c", "/b", "/a");
    assertThat(bodies()).containsExactly("", "b", "");
  }

  @Test
  void ofLongBodiesTheOldestGoAndTheirRequestsStay() {
    rest.post("/a", TEN_THOUSAND);
    rest.post("/b", TEN_THOUSAND);

    assertThat(urls()).containsExactly("/b", "/a");
    assertThat(bodies()).containsExactly(TEN_THOUSAND, LOST);
  }

  @Test
  void allElseOfARequestStaysAsItWas() {
    rest.send(
        "POST",
        "/a?b=c&b=d",
        BodyPublishers.ofString(TEN_THOUSAND),
        "X-Twice",
        "1",
        "X-Twice",
        "2",
        "Cookie",
        "e=f");
    LoggedRequest before = requests().get(0);
    rest.post("/b", TEN_THOUSAND);

    LoggedRequest after = requests().get(1);

    assertThat(after.getBodyAsString()).isEqualTo(LOST);
    assertThat(after)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "url",
            "absoluteUrl",
            "scheme",
            "host",
            "port",
            "clientIp",
            "method",
            "headers",
            "cookies",
            "queryParams",
            "isBrowserProxyRequest",
            "loggedDate",
            "protocol")
        .isEqualTo(before);
  }

  @Test
  void aLongReplyGoesToo() {
    rest.post(
        "/__admin/mappings",
        """
        {"request": {"urlPath": "/long"}, "response": {"body": "%s"}}
        """
            .formatted(TEN_THOUSAND));
    rest.post("/long", "short");
    rest.post("/b", TEN_THOUSAND);

    assertThat(rest.get("/__admin/requests").text("/requests/1/response/body")).isEqualTo(LOST);
    assertThat(bodies()).containsExactly(TEN_THOUSAND, "short");
  }

  /** A webhook is called after the reply, and may take its time. */
  @Test
  void whatComesOfARequestLaterIsKeptToo() {
    rest.post("/a", TEN_THOUSAND);
    ServeEvent served = fake.wireMock().getAllServeEvents().get(0);
    rest.post("/b", TEN_THOUSAND);

    served.appendSubEvent("LATE", Map.of("a", "b"));

    assertThat(bodies()).containsExactly(TEN_THOUSAND, LOST);
    assertThat(rest.get("/__admin/requests").text("/requests/1/subEvents/1/type"))
        .isEqualTo("LATE");
  }

  @Test
  void aRequestThatTakesMoreThanAllLosesItsBodyAndNoOther() {
    rest.post("/a", TEN_THOUSAND);
    rest.post("/b", "x".repeat(30_000));

    assertThat(urls()).containsExactly("/b", "/a");
    assertThat(bodies()).containsExactly(LOST.replace("10000", "30000"), TEN_THOUSAND);
  }

  @Test
  void wholeRequestsGoWhereThereAreNoLongBodiesLeft() {
    rest.post("/long", TEN_THOUSAND);
    for (int i = 0; i < 10; i++) {
      rest.post("/" + i, "short");
    }

    assertThat(urls()).startsWith("/9", "/8", "/7").doesNotContain("/long", "/0");
    assertThat(bodies()).containsOnly("short");
  }

  @Test
  void manyParametersWeighMoreThanTheirLength() {
    rest.post("/long", TEN_THOUSAND);

    rest.get("/?" + "a&".repeat(10) + "b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&q&r&s&t&u&v&w&x&y&z");
    assertThat(bodies()).containsExactly("", TEN_THOUSAND);

    StringBuilder names = new StringBuilder("/?");
    for (int i = 0; i < 100; i++) {
      names.append(i).append('&');
    }
    rest.get(names.toString());
    assertThat(bodies()).containsExactly("", "", LOST);
  }

  @Test
  void whatIsRemovedMakesRoom() {
    for (int i = 0; i < 5; i++) {
      rest.post("/large", TEN_THOUSAND);
      fake.wireMock().removeServeEvent(fake.wireMock().getAllServeEvents().get(0).getId());
    }
    rest.post("/large", TEN_THOUSAND);
    fake.wireMock().resetRequests();
    rest.post("/large", TEN_THOUSAND);

    rest.get("/small");
    assertThat(bodies()).containsExactly("", TEN_THOUSAND);
  }

  @Test
  void itsKeysAreThoseOfTheRequestsTheNewestFirst() {
    rest.get("/a");
    rest.get("/b");
    RequestJournalStore journal = fake.wireMock().getOptions().getStores().getRequestJournalStore();

    assertThat(journal.getAllKeys().count()).isEqualTo(2);
    assertThat(journal.getAllKeys())
        .containsExactlyElementsOf(
            fake.wireMock().getAllServeEvents().stream().map(ServeEvent::getId).toList());
  }

  private List<String> urls() {
    return requests().stream().map(LoggedRequest::getUrl).toList();
  }

  private List<String> bodies() {
    return requests().stream().map(LoggedRequest::getBodyAsString).toList();
  }

  private List<LoggedRequest> requests() {
    return fake.wireMock().getAllServeEvents().stream().map(ServeEvent::getRequest).toList();
  }
}
