package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AdminVerificationTest {
  private static final String VERIFY = "/__admin/ext/lro/verify";
  private static final String LINT = "/__admin/ext/lro/lint";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String scope = parent.substring(0, parent.indexOf("/locations"));
  private final String name = parent + "/operations/op-1";

  @Nested
  class Verify {
    @Test
    void answersWhatIsAsExpected() {
      FAKE.start(operation().name(name).doneAfter(polls(2)));
      rest.get("/v1/" + name);
      rest.get("/v1/" + name);

      Reply reply = verify("{'name': 'NAME', 'polled': {'times': 2}, 'notPolledAfterDone': true}");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("{\"verified\":true}");
    }

    @Test
    void isAFailedPreconditionWhereSomethingIsNot() {
      FAKE.start(operation().name(name).doneAfter(never()));
      rest.get("/v1/" + name);

      Reply reply = verify("{'name': 'NAME', 'polled': {'atLeast': 2}, 'state': 'CANCELLED'}");

      assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION VERIFICATION_FAILED");
      assertThat(reply.message())
          .startsWith("The operation is not as expected: " + name + "\n")
          .contains("\n  polled: expected at least 2 times, but was once\n")
          .contains("\n  state: expected CANCELLED, but is RUNNING\n")
          .contains("POLLED   GetOperation -> RUNNING");
    }

    @Test
    void takesATarget() {
      rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}");
      String target = parent + "/lakes/a";

      assertThat(verify("{'target': '" + target + "', 'polled': {'times': 0}}").status())
          .isEqualTo(200);
    }

    @Test
    void ofAnOperationThatIsNotThereFailsAndNamesThoseThatAre() {
      FAKE.start(operation().name(name));

      Reply reply = verify("{'target': '%s/lakes/a', 'scope': '%s'}".formatted(parent, scope));

      assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION VERIFICATION_FAILED");
      assertThat(reply.message()).contains("No operation is known").contains("\n  " + name);
    }

    @Test
    void waitsForWhatIsYetToCome() {
      FAKE.start(operation().name(name).doneAfter(never()));
      CompletableFuture<Reply> waiting =
          CompletableFuture.supplyAsync(
              () -> verify("{'name': 'NAME', 'polled': {'times': 1}, 'within': '30s'}"));

      rest.get("/v1/" + name);

      assertThat(waiting.join().status()).isEqualTo(200);
    }

    /** Else those who wait could keep all threads of the server. */
    @Test
    void tellsToTryAgainWhereThereIsNoPlaceToWait() {
      AdminApi crowded = new AdminApi(LroServices.create(Limits.DEFAULTS), new Semaphore(0));
      WireMockServer server =
          new WireMockServer(
              wireMockConfig().dynamicPort().extensionScanningEnabled(false).extensions(crowded));
      server.start();
      try {
        Reply reply =
            new Rest(server::baseUrl)
                .post(VERIFY, "{\"name\": \"" + name + "\", \"within\": \"30s\"}");

        assertThat(reply.error()).isEqualTo("429 RESOURCE_EXHAUSTED NO_PLACE_TO_WAIT");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
      } finally {
        server.stop();
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{'polled': {'times': 1}} | $: ",
          "{'name': 'NAME', 'scope': 'projects/other'} | $.name: ",
          "{'name': 'NAME', 'poled': true} | $.poled: ",
          "{'name': 'NAME', 'within': '31s'} | $.within: \"31s\" is longer than a call is kept",
        })
    void refusesWhatItDoesNotUnderstand(String body, String problem) {
      Reply reply = verify(body);

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith(problem);
    }

    private Reply verify(String body) {
      return rest.post(VERIFY, body.replace('\'', '"').replace("NAME", name));
    }
  }

  @Nested
  class Lint {
    @Test
    void answersWithNothingWhereNothingIsWrong() {
      Reply reply = lint("{'leftRunning': true, 'scope': 'SCOPE'}");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("{}");
    }

    @Test
    void isAFailedPreconditionThatNamesWhatIsWrong() {
      FAKE.start(operation().name(name));

      Reply reply = lint("{'leftRunning': true, 'polledFasterThan': '0.1s', 'scope': 'SCOPE'}");

      assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION LINT_FAILED");
      assertThat(reply.message()).contains("leftRunning: expected it to be done or deleted");
      assertThat(reply.text("/error/details/1/@type")).endsWith("google.rpc.PreconditionFailure");
      assertThat(reply.text("/error/details/1/violations/0/type")).isEqualTo("leftRunning");
      assertThat(reply.text("/error/details/1/violations/0/subject")).isEqualTo(name);
      assertThat(reply.text("/error/details/1/violations/0/description"))
          .isEqualTo("expected it to be done or deleted, but is RUNNING");
    }

    @Test
    void looksAtItsScopeAlone() {
      FAKE.start(operation().name(Rest.newParent() + "/operations/elsewhere"));

      assertThat(lint("{'leftRunning': true, 'scope': 'SCOPE'}").status()).isEqualTo(200);
    }

    @Test
    void withoutALintIsRefused() {
      assertThat(lint("{}").error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    }

    private Reply lint(String body) {
      return rest.post(LINT, body.replace('\'', '"').replace("SCOPE", scope));
    }
  }
}
