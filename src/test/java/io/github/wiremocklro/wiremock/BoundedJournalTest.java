package io.github.wiremocklro.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.WireMockLroServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What WireMock's journal keeps where memory is short. */
class BoundedJournalTest {
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
    rest.get("/b");
    rest.get("/c");

    assertThat(urls()).containsExactly("/c", "/b", "/a");
  }

  @Test
  void ofLargeRequestsTheOldestGo() {
    rest.post("/a", "x".repeat(10_000));
    rest.post("/b", "x".repeat(10_000));

    assertThat(urls()).containsExactly("/b");
  }

  @Test
  void aRequestThatTakesMoreThanAllIsNotKept() {
    rest.get("/a");
    rest.post("/b", "x".repeat(30_000));
    rest.get("/c");

    assertThat(urls()).containsExactly("/c");
  }

  @Test
  void whatIsRemovedMakesRoom() {
    for (int i = 0; i < 5; i++) {
      rest.post("/large", "x".repeat(10_000));
      fake.wireMock().removeServeEvent(fake.wireMock().getAllServeEvents().get(0).getId());
    }
    rest.post("/large", "x".repeat(10_000));
    fake.wireMock().resetRequests();
    rest.post("/large", "x".repeat(10_000));

    rest.get("/small");
    assertThat(urls()).containsExactly("/small", "/large");
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
    return fake.wireMock().getAllServeEvents().stream()
        .map(event -> event.getRequest().getUrl())
        .toList();
  }
}
