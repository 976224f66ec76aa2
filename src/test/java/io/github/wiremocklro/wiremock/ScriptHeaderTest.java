package io.github.wiremocklro.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header {@code x-lro-script}: a client of any language decides the fate of its own call. */
class ScriptHeaderTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lake = parent + "/lakes/a";

  @Test
  void isLaidOverTheScriptOfTheMapping() {
    Reply started = create("{\"doneAfter\": {\"polls\": 0}}");

    assertThat(started.text("/done")).isEqualTo("true");
    assertThat(started.text("/response/name")).isEqualTo(lake);
    assertThat(started.text("/metadata/verb")).isEqualTo("create");
  }

  /** Design rule 19. */
  @Test
  void hasTheLastWordOverAnArmedScript() {
    FAKE.next(StartPattern.create(lake)).doneAfter(never()).onCancel(refused());

    String name = create("{\"onCancel\": \"unimplemented\"}").text("/name");

    assertThat(rest.post("/v1/" + name + ":cancel").status()).isEqualTo(501);
    rest.get("/v1/" + name);
    assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("false");
  }

  @Test
  void meansNothingToACallThatStartsNothing() {
    String name = create("{}").text("/name");

    Reply polled =
        rest.send("GET", "/v1/" + name, BodyPublishers.noBody(), "x-lro-script", "no script");

    assertThat(polled.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no script | $[x-lro-script]: ",
        "{\"onCancel\": \"maybe\"} | $[x-lro-script].onCancel: \"maybe\" is no outcome",
        "{\"operation\": {\"name\": \"a/operations/b\"}} | $[x-lro-script].operation.name: ",
        "{\"operation\": {\"parent\": \"projects/p\"}} | $[x-lro-script].operation.parent: ",
        "{\"validateOnly\": false} | $[x-lro-script].validateOnly: false cannot be given",
        "{\"resource\": {\"delete\": \"a/b\"}} | $[x-lro-script].resource: \"a/b\" cannot be given",
      })
  void thatIsBrokenIsRefusedAndStartsNothing(String header, String problem) {
    Reply reply = create(header);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith(problem);
    assertThat(rest.get("/v1/" + lake).status()).isEqualTo(404);
  }

  private Reply create(String header) {
    return rest.send(
        "POST",
        "/v1/" + parent + "/lakes?lakeId=a",
        BodyPublishers.ofString("{}"),
        "x-lro-script",
        header);
  }
}
