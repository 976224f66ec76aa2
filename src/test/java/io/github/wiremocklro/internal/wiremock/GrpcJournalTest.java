package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WireMock's journal has gRPC calls, whichever way they take. */
class GrpcJournalTest {
  @Test
  void journalShowsTheCallAsTheRequestThatItStandsFor() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server.grpc.with("x-of-mine", "a").get(PolledServer.NAME);

      ServeEvent event = server.wireMock().getAllServeEvents().get(0);
      assertThat(event.getRequest().getUrl()).isEqualTo(PolledServer.PATH);
      assertThat(event.getRequest().getProtocol()).isEqualTo("gRPC");
      assertThat(event.getStubMapping().getName()).isEqualTo("GetOperation");
      assertThat(event.getWasMatched()).isTrue();
      assertThat(event.getResponse().getBodyAsString()).contains(PolledServer.NAME);
      server
          .wireMock()
          .verify(
              getRequestedFor(urlEqualTo(PolledServer.PATH))
                  .withHeader("x-of-mine", WireMock.equalTo("a"))
                  .withHeader(
                      "x-lro-grpc-method",
                      WireMock.equalTo("google.longrunning.Operations/GetOperation")));
    }
  }

  @Test
  void journalShowsWhicheverWayTheCallTakesTheSame() {
    SeeingExtension.Listening extension = new SeeingExtension.Listening();
    try (PolledServer direct = new PolledServer(options -> {});
        PolledServer bridged = new PolledServer(options -> options.extensions(extension))) {
      Rest.Reply first = direct.journal();
      Rest.Reply second = bridged.journal();

      for (String part :
          List.of(
              "/request/url",
              "/request/method",
              "/request/protocol",
              "/request/headers/x-lro-grpc-method",
              "/responseDefinition/status",
              "/response/body",
              "/response/headers/Content-Type",
              "/stubMapping/id",
              "/wasMatched")) {
        assertThat(first.text("/requests/0" + part))
            .as(part)
            .isEqualTo(second.text("/requests/0" + part))
            .isNotEmpty();
      }
    }
  }

  @Test
  void journalShowsNoCredentials() {
    try (PolledServer server = new PolledServer(options -> {})) {
      server.grpc.with("authorization", "Bearer ya29.secret").get(PolledServer.NAME);

      assertThat(new Rest(server.fake::baseUrl).get("/__admin/requests").body())
          .contains("Bearer [redacted]")
          .doesNotContain("ya29");
    }
  }

  @Test
  void journalHoldsNoMoreThanItMay() {
    try (PolledServer server = new PolledServer(options -> options.maxRequestJournalEntries(3))) {
      for (int i = 0; i < 5; i++) {
        server.get();
      }

      assertThat(server.wireMock().getAllServeEvents()).hasSize(3);
    }
  }

  @Test
  void callIsServedWhereThereIsNoJournal() {
    try (PolledServer server = new PolledServer(WireMockConfiguration::disableRequestJournal)) {
      assertThat(server.get().getName()).isEqualTo(PolledServer.NAME);
    }
  }
}
