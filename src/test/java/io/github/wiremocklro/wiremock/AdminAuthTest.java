package io.github.wiremocklro.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WireMock's {@code --admin-api-basic-auth} protects the routes of this project too. */
@Timeout(60)
class AdminAuthTest {
  private static final String OPERATION = "projects/p/locations/l/operations/op";

  @AutoClose
  private final WireMockLroServer fake =
      WireMockLroServer.fromCommandLine("--port", "0", "--admin-api-basic-auth", "user:pass")
          .start();

  private final Rest rest = new Rest(fake::baseUrl);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | operations          |                            | 200
          GET  | operations?name=%1$s |                           | 200
          POST | operations          | {"operation":{"name":"%1$s-2"}} | 201
          POST | operations:complete | {"name":"%1$s"}            | 200
          POST | operations:fail     | {"name":"%1$s"}            | 200
          POST | operations:cancel   | {"name":"%1$s"}            | 200
          POST | operations:forget   | {"name":"%1$s"}            | 200
          GET  | clock               |                            | 200
          POST | clock:freeze        |                            | 200
          POST | clock:advance       | {"by":"1s"}                | 200
          POST | clock:resume        |                            | 200
          POST | scripts             | {"script":{"onCancel":"stuck"}} | 201
          POST | reset               |                            | 200
          """)
  void letsOnlyThoseInThatKnowThePassword(String method, String route, String body, int success) {
    fake.start(operation().name(OPERATION));
    String path = "/__admin/ext/lro/" + route.formatted(OPERATION);
    String json = body == null ? "" : body.formatted(OPERATION);

    Reply anonymous = rest.send(method, path, BodyPublishers.ofString(json));

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(anonymous.body()).doesNotContain(OPERATION);
    assertThat(send(method, path, json, "user:wrong").status()).isEqualTo(401);
    assertThat(fake.record(OPERATION).history()).as("nothing was done").hasSize(1);
    assertThat(fake.clock().frozen()).isFalse();
    assertThat(send(method, path, json, "user:pass").status()).isEqualTo(success);
  }

  @Test
  void leavesTheFakeItselfOpen() {
    Reply created = rest.post("/v1/projects/p/locations/l/lakes?lakeId=a", "{}");

    assertThat(created.status()).isEqualTo(200);
    assertThat(rest.get("/v1/" + created.text("/name")).status()).isEqualTo(200);
  }

  private Reply send(String method, String path, String json, String credentials) {
    String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    return rest.send(
        method, path, BodyPublishers.ofString(json), "Authorization", "Basic " + encoded);
  }
}
