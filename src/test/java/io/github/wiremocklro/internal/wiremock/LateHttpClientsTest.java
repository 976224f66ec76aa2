package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import io.github.wiremocklro.WireMockLroServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateHttpClientsTest {
  private static final Request REQUEST =
      ImmutableRequest.create()
          .withAbsoluteUrl("http://localhost/")
          .withMethod(RequestMethod.GET)
          .build();

  private final AtomicInteger made = new AtomicInteger();
  private final LateHttpClients clients =
      new LateHttpClients(
          (options, trustAll, trusted, useSystemProperties) -> {
            made.incrementAndGet();
            return request -> Response.response().status(202).build();
          });

  @Test
  void aClientIsMadeOnceAndNotBeforeItIsNeeded() throws Exception {
    HttpClient client = client(options());
    assertThat(made).hasValue(0);

    assertThat(client.execute(REQUEST).getStatus()).isEqualTo(202);
    assertThat(client.execute(REQUEST).getStatus()).isEqualTo(202);
    assertThat(made).hasValue(1);
  }

  @Test
  void withATrustStoreItIsMadeAtOnce() {
    client(options().trustStorePath("of-the-user.jks"));

    assertThat(made).hasValue(1);
  }

  @Test
  void aTrustStoreThatIsNotThereIsSaidWhenTheServerIsMade() {
    assertThatThrownBy(
            () ->
                new WireMockLroServer(options -> options.trustStorePath("/missing.jks")).wireMock())
        .hasMessageContaining("/missing.jks");
  }

  private HttpClient client(Options options) {
    return clients.buildHttpClient(options, true, List.of(), true);
  }
}
