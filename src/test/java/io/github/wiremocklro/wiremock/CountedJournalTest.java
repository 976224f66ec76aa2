package io.github.wiremocklro.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.WireMockLroServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal counts what is in it, whatever came and went. */
class CountedJournalTest {
  private final CountedJournal journal = new CountedJournal();

  @Test
  void itCountsWhatWasAddedAndIsStillThere() {
    UUID first = added();
    UUID second = added();
    UUID third = added();

    journal.removeLast();
    journal.remove(second);

    assertThat(journal.getAllKeys().count()).isEqualTo(1);
    assertThat(journal.getAllKeys()).containsExactly(third).doesNotContain(first);
  }

  @Test
  void whatIsNotThereIsNotCountedWhenItIsRemoved() {
    journal.removeLast();
    UUID only = added();
    journal.remove(UUID.randomUUID());

    assertThat(journal.getAllKeys().count()).isEqualTo(1);
    assertThat(journal.getAllKeys()).containsExactly(only);
  }

  @Test
  void anEmptiedJournalCountsFromZero() {
    added();
    journal.clear();
    added();

    assertThat(journal.getAllKeys().count()).isEqualTo(1);
  }

  @Test
  void aServerKeepsAsManyRequestsAsItIsTold() throws Exception {
    try (WireMockLroServer server =
        new WireMockLroServer(options -> options.maxRequestJournalEntries(2)).start()) {
      Rest rest = new Rest(server::baseUrl);
      for (int i = 0; i < 5; i++) {
        rest.get("/v1/projects/p/locations/l/operations?pageSize=" + (i + 1));
      }

      assertThat(server.wireMock().getAllServeEvents())
          .extracting(event -> event.getRequest().getUrl())
          .containsExactly(
              "/v1/projects/p/locations/l/operations?pageSize=5",
              "/v1/projects/p/locations/l/operations?pageSize=4");
    }
  }

  private UUID added() {
    LoggedRequest request = Json.read("{\"url\": \"/\", \"method\": \"GET\"}", LoggedRequest.class);
    ServeEvent event = ServeEvent.ofUnmatched(request, ResponseDefinition.ok());
    journal.add(event);
    return event.getId();
  }
}
