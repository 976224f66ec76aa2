package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design rule 15: with a scope, a call of the admin API touches nothing outside of it. */
class AdminScopeTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();
  private static final String ADMIN = "/__admin/ext/lro/";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op";

  @BeforeEach
  void start() {
    FAKE.start(operation().name(name).doneAfter(never()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operations:complete",
        "operations:fail",
        "operations:cancel",
        "operations:forget",
      })
  void anOperationOfAnotherScopeIsOutOfReach(String route) {
    Reply reply =
        rest.post(ADMIN + route + "?scope=projects/other", "{\"name\": \"" + name + "\"}");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith("$.name: ").contains("lies outside the scope");
    assertThat(FAKE.record(name).operation().done()).isFalse();
  }

  @Test
  void anOperationOfAnotherScopeIsNotShown() {
    assertThat(rest.get(ADMIN + "operations?scope=projects/other&name=" + name).status())
        .isEqualTo(400);
  }

  @Test
  void nothingIsStartedInAnotherScope() {
    String script = "{\"operation\": {\"name\": \"" + parent + "/operations/new\"}}";

    Reply reply = rest.post(ADMIN + "operations?scope=projects/other", script);

    assertThat(reply.message()).startsWith("$.operation.name: ");
    assertThat(rest.get("/v1/" + parent + "/operations/new").status()).isEqualTo(404);
  }

  @Test
  void nothingIsStartedAtTheTopLevelEither() {
    Reply reply = rest.post(ADMIN + "operations?scope=projects/other", "{}");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith("$.operation.parent: ").contains("projects/other/");
  }

  @Test
  void anOperationOfTheScopeIsInReach() {
    String scope = parent.split("/locations")[0];

    rest.post(ADMIN + "operations:cancel?scope=" + scope, "{\"name\": \"" + name + "\"}");

    assertThat(rest.get("/v1/" + name).text("/error/code")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset?scopee=projects/other", "clock:freeze?scop=projects/other"})
  void aMisspelledScopeIsRefusedForElseAllWouldBeTouched(String route) {
    Reply reply = rest.post(ADMIN + route, "{}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).contains("the query parameter sco").contains("use ");
    assertThat(FAKE.record(name).operation().done()).isFalse();
    assertThat(FAKE.clock().frozen()).isFalse();
  }
}
