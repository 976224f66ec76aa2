package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that run at the same time on one server, each with tokens of its own. */
class RequireAuthTest {
  @RegisterExtension
  static final WireMockLroExtension FAKE = new WireMockLroExtension().requireAuth();

  private final Rest rest = new Rest(FAKE::baseUrl);

  @RepeatedTest(4)
  void aTokenIsOfTheTestThatDeclaresIt(FakeOperations fake) {
    String lakes = "/v1/" + fake.parent() + "/lakes";
    assertThat(rest.get(lakes).status()).isEqualTo(401);
    assertThat(status(lakes, "any")).as("no other test's token counts here").isEqualTo(200);

    fake.declare(AccessToken.of("mine"));

    assertThat(status(lakes, "mine")).isEqualTo(200);
    assertThat(status(lakes, "any")).isEqualTo(401);
  }

  private int status(String path, String token) {
    return rest.send("GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token)
        .status();
  }
}
