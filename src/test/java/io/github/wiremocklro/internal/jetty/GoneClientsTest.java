package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationScript;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that go while they are kept waiting, of a server where one alone may wait. */
@Timeout(120)
class GoneClientsTest {
  /** Jetty and the port take six; of those that serve half may wait. */
  private static final int THREADS_FOR_ONE_WAIT = 8;

  private static final String NAME = "projects/p/locations/l/operations/op-1";
  private static final String WAIT = "/v1/" + NAME + ":wait";

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(options -> options.containerThreads(THREADS_FOR_ONE_WAIT)).start();

  private final Rest rest = new Rest(fake::baseUrl);

  @BeforeEach
  void start() {
    rest.post(
        "/__admin/mappings",
        """
        {"request": {"method": "POST", "urlPathPattern": "/v1/.+:wait"},
         "response": {"transformers": ["wait-operation"]}}
        """);
    fake.start(OperationScript.operation().name(NAME).doneAfter(After.never()));
  }

  @Test
  void leaveTheirPlaceToOthersWhenTheyResetTheirStream() {
    try (RawHttp2 client = new RawHttp2(fake.baseUrl())) {
      takeThePlace(client);

      client.cancel(1);

      await().until(this::mayWait);
      assertThat(client.request(3, "GET", "/v1/" + NAME).reply(3)).contains("\"done\":false");
    }
  }

  @Test
  void leaveTheirPlaceToOthersWhenTheirConnectionEnds() {
    try (RawHttp2 client = new RawHttp2(fake.baseUrl())) {
      takeThePlace(client);
    }

    await().until(this::mayWait);
  }

  @Test
  void haveNoAnswerInTheHistory() {
    try (RawHttp2 client = new RawHttp2(fake.baseUrl())) {
      takeThePlace(client);
      client.cancel(1);
      await().until(this::mayWait);

      fake.complete(NAME);
    }

    assertThat(answers()).isEqualTo(1);
  }

  private void takeThePlace(RawHttp2 client) {
    client.request(1, "POST", WAIT);
    await().until(() -> fake.history(NAME).size() > 1);
    assertThat(mayWait()).isFalse();
  }

  /** Returns whether another client is kept waiting, and not answered at once. */
  private boolean mayWait() {
    long before = answers();
    assertThat(rest.post(WAIT, "{\"timeout\": \"0.05s\"}").status()).isEqualTo(200);
    return answers() > before;
  }

  private long answers() {
    return fake.history(NAME).stream()
        .filter(event -> event.type() == Event.Type.WAIT_ANSWERED)
        .count();
  }
}
