package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.standalone.MappingsLoader;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.net.URI;

/**
 * Sends what no mapping serves to another server, as WireMock's {@code --proxy-all} does; unlike
 * there, it does so after a reset too.
 */
public final class ProxyAll implements MappingsLoader {
  /** That of WireMock, and less than the shipped mappings have. */
  private static final int PRIORITY = 10;

  private final String baseUrl;

  /**
   * Creates a loader of this one mapping.
   *
   * @throws IllegalArgumentException if it is no URL that can be asked
   */
  public ProxyAll(String baseUrl) {
    URI uri = URI.create(baseUrl);
    if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
      throw new IllegalArgumentException(
          "%s is no URL of a server, such as https://dataplex.googleapis.com".formatted(baseUrl));
    }
    this.baseUrl = baseUrl;
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    stubMappings.addMapping(
        any(anyUrl())
            .withName("--proxy-all")
            .atPriority(PRIORITY)
            .willReturn(aResponse().proxiedFrom(baseUrl))
            .build());
  }
}
