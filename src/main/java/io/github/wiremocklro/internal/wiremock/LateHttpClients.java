package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes what WireMock forwards requests with when the first is forwarded: an eighth of a start goes
 * into these clients, and most servers need none. With a trust store of the user's they are made at
 * once, for the start has to say what is wrong with it.
 */
public final class LateHttpClients implements HttpClientFactory {
  private final HttpClientFactory clients;

  /** Creates one that makes WireMock's own clients. */
  public LateHttpClients() {
    this(new ApacheHttpClientFactory());
  }

  LateHttpClients(HttpClientFactory clients) {
    this.clients = clients;
  }

  @Override
  public HttpClient buildHttpClient(
      Options options, boolean trustAll, List<String> trusted, boolean useSystemProperties) {
    Supplier<HttpClient> client =
        () -> clients.buildHttpClient(options, trustAll, trusted, useSystemProperties);
    return options.httpsSettings().hasTrustStore() ? client.get() : new LazyHttpClient(client);
  }
}
