package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a client or a test may do that few do, and what must not go wrong then. */
class SmallPrintTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String name = parent + "/operations/op";

  /** Design rule 10: a poll is a GetOperation. */
  @Test
  void headIsNoPoll() {
    FAKE.start(operation().name(name).doneAfter(polls(1)));

    assertThat(rest.send("HEAD", "/v1/" + name, BodyPublishers.noBody()).status()).isEqualTo(200);

    assertThat(FAKE.record(name).operation().done()).isFalse();
  }

  /** In proto3 JSON a null is as good as no field. */
  @Test
  void aCancelMayNameNothing() {
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.post("/v1/" + name + ":cancel", "{\"name\": null}").body()).isEqualTo("{}");
  }

  @Test
  void aDeletedOperationThatNeverEndsCanBeEndedByTheTestAndSetsItsResourceFree() {
    String lakes = "/v1/" + parent + "/lakes";
    String started = rest.post(lakes + "?lakeId=never-ends-1", "{}").text("/name");
    rest.delete("/v1/" + started);
    assertThat(rest.delete(lakes + "/never-ends-1").error()).startsWith("409 ABORTED");

    FAKE.cancel(parent + "/lakes/never-ends-1");

    assertThat(rest.get(lakes + "/never-ends-1").status()).isEqualTo(404);
    assertThat(rest.post(lakes + "?lakeId=never-ends-1", "{}").status()).isEqualTo(200);
  }

  /** A project is named by its number in one place and by its id in another. */
  @Test
  void aTargetIsFoundInWhateverScopeItsOperationIs() {
    String target = parent + "/functions/f";
    String script =
        """
        {"operation": {"name": "operations/%1$s",
                       "metadata": {"@type": "a/b", "target": "%2$s"}}}
        """
            .formatted(parent.replace('/', '-'), target);
    rest.post("/__admin/ext/lro/operations", script);

    assertThat(FAKE.record(target).operation().name())
        .hasToString("operations/" + parent.replace('/', '-'));
  }

  @Test
  void anArmedNameThatIsTakenIsRefusedForItCouldNeverServe() {
    FAKE.start(operation().name(name));

    var reply =
        rest.post(
            "/__admin/ext/lro/scripts",
            "{\"script\": {\"operation\": {\"name\": \"" + name + "\"}}}");

    assertThat(reply.error()).startsWith("409 ALREADY_EXISTS");
  }
}
