package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.StartPattern;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header {@code x-lro-script}: a client of any language decides the fate of its own call. */
class ScriptHeaderTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lake = parent + "/lakes/a";
  private final String path = "/v1/" + parent + "/lakes?lakeId=a";

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
    FAKE.next(StartPattern.create(lake), operation().doneAfter(never()).onCancel(refused()));

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
        "\"script\" | $[x-lro-script]: \"\"script\"\" is no JSON object",
        "{},{\"doneAfter\": \"never\"} | $[x-lro-script]: \"{},{\"doneAfter\": \"never\"}\" has several scripts",
        "%7B%7 | $[x-lro-script]: \"%7B%7\" is not UTF-8; send JSON in UTF-8, or percent-encode all",
        "%7B%22a%22:%22%FF%22%7D | $[x-lro-script]: \"%7B%22a%22:%22%FF%22%7D\" is not UTF-8;",
      })
  void thatIsBrokenIsRefusedAndStartsNothing(String header, String problem) {
    Reply reply = create(header);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).startsWith(problem);
    assertThat(rest.get("/v1/" + lake).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Größe 1+1 = 2, 100 %", "湖", "\uD83C\uDF0A"})
  void isUtf8(String text) {
    String bytes = new String(failingWith(text).getBytes(UTF_8), ISO_8859_1);

    assertThat(rest.rawStatus("POST " + path, "x-lro-script: " + bytes)).isEqualTo(200);

    assertThat(FAKE.record(lake).operation().error().message()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Größe 1+1 = 2, 100 %", "湖", "\uD83C\uDF0A"})
  void mayBePercentEncoded(String text) {
    create(URLEncoder.encode(failingWith(text), UTF_8).replace("+", "%20"));

    assertThat(FAKE.record(lake).operation().error().message()).isEqualTo(text);
  }

  @Test
  void thatIsPlainMayHavePercentSigns() {
    create(failingWith("100%25"));

    assertThat(FAKE.record(lake).operation().error().message()).isEqualTo("100%25");
  }

  @Test
  void thatIsLatin1IsRefused() {
    assertThat(rest.rawStatus("POST " + path, "x-lro-script: " + failingWith("Größe")))
        .isEqualTo(400);
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  @Test
  void thatComesTwiceIsRefused() {
    Reply reply = create("{}", "x-lro-script", "{\"doneAfter\": \"never\"}");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message())
        .startsWith("$[x-lro-script]: ")
        .endsWith("stands in 2 headers of one call; send one script, in one header");
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  private static String failingWith(String message) {
    return "{\"doneAfter\": {\"polls\": 0}, \"operation\": {\"error\": {\"code\": 9, \"message\": \"%s\"}}}"
        .formatted(message);
  }

  private Reply create(String header, String... more) {
    List<String> headers = new ArrayList<>(List.of("x-lro-script", header));
    headers.addAll(List.of(more));
    return rest.send("POST", path, BodyPublishers.ofString("{}"), headers.toArray(String[]::new));
  }
}
