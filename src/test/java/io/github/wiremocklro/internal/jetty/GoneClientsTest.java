package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.util.Objects.requireNonNull;
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
  private static final String GONE = "{\"timeout\": \"50s\"}";
  private static final String OTHER = "{\"timeout\": \"0.05s\"}";

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
      assertThat(answered(GONE)).as("it has not merely waited to its end").isFalse();
      assertThat(client.request(3, "GET", "/v1/" + NAME).reply(3)).contains("\"done\":false");
    }
  }

  @Test
  void leaveTheirPlaceToOthersWhenTheirConnectionEnds() {
    try (RawHttp2 client = new RawHttp2(fake.baseUrl())) {
      takeThePlace(client);
    }

    await().until(this::mayWait);
    assertThat(answered(GONE)).as("it has not merely waited to its end").isFalse();
  }

  private void takeThePlace(RawHttp2 client) {
    client.begin(1, "POST", WAIT).lastData(1, GONE);
    await().until(() -> fake.history(NAME).size() > 1);
    assertThat(mayWait()).isFalse();
  }

  /** Returns whether another client has been kept waiting, and not only answered at once. */
  private boolean mayWait() {
    assertThat(rest.post(WAIT, OTHER).status()).isEqualTo(200);
    return answered(OTHER);
  }

  /** Returns whether a wait was answered that was kept waiting and had this body. */
  private boolean answered(String body) {
    return fake.history(NAME).stream()
        .filter(event -> event.type() == Event.Type.WAIT_ANSWERED)
        .anyMatch(event -> requireNonNull(event.request()).asked().endsWith(body));
  }
}
