package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.wiremock.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AllowedHostsTest {
  @RegisterExtension
  static final WireMockLroExtension FAKE =
      new WireMockLroExtension().allowedHosts("host.testcontainers.internal");

  private final Rest rest = new Rest(FAKE::baseUrl);

  @Test
  void theAdminApiIsReachedAsTheyAreNamed() {
    String clock = "GET /__admin/ext/lro/clock HTTP/1.1";

    assertThat(rest.raw(clock, "", "Host: host.testcontainers.internal").status()).isEqualTo(200);
    assertThat(rest.raw(clock, "", "Host: evil.example").status()).isEqualTo(403);
  }
}
