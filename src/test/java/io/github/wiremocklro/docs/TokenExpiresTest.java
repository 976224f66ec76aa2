package io.github.wiremocklro.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.auth.oauth2.OAuth2CredentialsWithRefresh;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenExpiresTest {
  @RegisterExtension
  static final WireMockLroExtension fake = new WireMockLroExtension().requireAuth();

  @Test
  void theClientGetsANewTokenAndPollsOn() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.freezeClock();
    fake.declare(AccessToken.of("old").expiresIn(Duration.ofMinutes(5)));
    fake.declare(AccessToken.of("new"));

    Iterator<String> tokens = List.of("old", "new").iterator();
    var credentials =
        OAuth2CredentialsWithRefresh.newBuilder()
            .setRefreshHandler(() -> new com.google.auth.oauth2.AccessToken(tokens.next(), null))
            .build();
    try (var client = FastClient.connect(fake.baseUrl(), credentials)) {
      var request =
          CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId("sales").build();
      String name = client.createLakeCallable().call(request).getName(); // with the old token

      fake.advanceClock(Duration.ofMinutes(6));

      var creation = client.createLakeOperationCallable().resumeFutureCall(name);
      assertEquals(lake, creation.get().getName());
      assertFalse(tokens.hasNext(), "the client asked for the new token");
    }
  }
}
