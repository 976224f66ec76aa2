package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all routes of the admin API have in common. */
class AdminApiTest {
  private static final String ROOT = "/__admin/ext/lro";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/operations",
        "/operations:complete",
        "/operations:fail",
        "/operations:cancel",
        "/operations:forget",
        "/clock:freeze",
        "/clock:advance",
        "/clock:resume",
        "/scripts",
        "/tokens",
        "/verify",
        "/lint",
        "/reset"
      })
  void answerWhateverTheyDoNotUnderstandWithAnErrorInJson(String route) {
    String[] bodies = {
      "{",
      "[]",
      "null",
      "7",
      "\"text\"",
      "<xml/>",
      "\uFFFF",
      "{\"unknown\":1}",
      "{\"scope\":{}}",
      "{\"scope\":\"\"}",
      "{\"scope\":\"a\",\"scope\":\"b\"}",
      "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)
    };
    for (String body : bodies) {
      Reply reply = rest.post(ROOT + route, body);

      assertThat(reply.error())
          .as(route + " " + body.substring(0, Math.min(40, body.length())))
          .isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(reply.message()).hasSizeLessThan(1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/operations", "/clock"})
  void readTheScopeFromTheQuery(String route) {
    assertThat(rest.get(ROOT + route + "?scope=projects/nobody").status()).isEqualTo(200);
    assertThat(rest.get(ROOT + route + "?scope=").error())
        .isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/operations:explode", "/clock:stop", "/reset/"})
  void areNotFoundWhereThereAreNone(String route) {
    assertThat(rest.post(ROOT + route, "{}").status()).isEqualTo(404);
  }

  /** WireMock finds a route again by the class of its task, in {@code AdminRequestHandler}. */
  @Test
  void areEachAClassOfItsOwn() {
    List<Class<?>> classes = new ArrayList<>();
    Router router =
        new Router() {
          @Override
          public void add(RequestMethod method, String path, Class<? extends AdminTask> task) {
            classes.add(task);
          }

          @Override
          public void add(RequestMethod method, String path, AdminTask task) {
            classes.add(task.getClass());
          }
        };

    new AdminApi(LroServices.create(Limits.DEFAULTS), new Semaphore(1))
        .contributeAdminApiRoutes(router);

    assertThat(classes).hasSizeGreaterThan(10).doesNotHaveDuplicates();
  }

  @Test
  void areNoRequestsOfTheJournal() {
    rest.get(ROOT + "/clock");

    assertThat(rest.get("/__admin/requests").body()).doesNotContain("ext/lro");
  }
}
