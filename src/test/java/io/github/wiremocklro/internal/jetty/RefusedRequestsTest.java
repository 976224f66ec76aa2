package io.github.wiremocklro.internal.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is turned away from the admin API learns why, however long the body is. */
@Timeout(60)
class RefusedRequestsTest {
  private static final String LONG = " ".repeat(3_000_000);

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.basicAdminAuthenticator("user", "pass")).start();

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, http://evil.example, 403, ORIGIN_NOT_ALLOWED",
    "HTTP_2, http://evil.example, 403, ORIGIN_NOT_ALLOWED",
    "HTTP_1_1, , 401, ADMIN_PASSWORD_REQUIRED",
    "HTTP_2, , 401, ADMIN_PASSWORD_REQUIRED"
  })
  void aLongBodyIsAnsweredAsAShortOneIs(
      Version version, @Nullable String other, int status, String reason) throws Exception {
    String origin = other == null ? FAKE.baseUrl() : other;
    HttpClient client = HttpClient.newBuilder().version(version).build();

    // Without a body the first request brings the connection to HTTP/2.
    for (String body : new String[] {"", LONG, "{}", LONG}) {
      HttpResponse<String> reply = post(client, origin, body);

      assertThat(reply.version()).isEqualTo(version);
      assertThat(reply.statusCode()).isEqualTo(status);
      assertThat(reply.body()).contains(reason);
      assertThat(reply.headers().firstValue("WWW-Authenticate").isPresent())
          .isEqualTo(status == 401);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aLongBodyIsAnsweredOnANewConnection(Version version) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(version).build();

    assertThat(post(client, "http://evil.example", LONG).statusCode()).isEqualTo(403);
  }

  /** RFC 9113, section 8.1: with any other code, clients would throw the reply away. */
  @ParameterizedTest
  @ValueSource(strings = {"", "{"})
  void aBodyThatDoesNotComeIsAnsweredAndItsStreamIsResetWithoutAnError(String start) {
    try (BoundedServer impatient = new BoundedServer(Duration.ofMillis(300), 0);
        RawHttp2 client = new RawHttp2(impatient.baseUrl())) {
      client.begin(1, "POST", "/__admin/mappings", "evil.example").data(1, start);

      assertThat(client.reply(1)).contains("HOST_NOT_ALLOWED");
      assertThat(client.reset(1)).isEqualTo(RawHttp2.NO_ERROR);
      assertThat(client.request(3, "GET", "/__admin/health").reply(3)).contains("healthy");
    }
  }

  @Test
  void aBodyThatBreaksOffHarmsNoOtherStream() {
    try (BoundedServer server = new BoundedServer(BoundedServer.FOR_EVER, 0)) {
      try (RawHttp2 client = new RawHttp2(server.baseUrl())) {
        client.begin(1, "POST", "/__admin/mappings", "evil.example").data(1, "{");
        client.begin(3, "POST", "/__admin/mappings", "evil.example").lastData(3, "{}");
        assertThat(client.reply(3)).contains("HOST_NOT_ALLOWED");
      }
      try (RawHttp2 client = new RawHttp2(server.baseUrl())) {
        assertThat(client.request(1, "GET", "/__admin/health").reply(1)).contains("healthy");
      }
    }
  }

  private static HttpResponse<String> post(HttpClient client, String origin, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(FAKE.baseUrl() + "/__admin/mappings"))
            .header("Origin", origin)
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
