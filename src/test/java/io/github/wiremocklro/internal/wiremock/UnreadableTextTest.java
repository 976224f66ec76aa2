package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that is none: protobuf refuses it ("A string must always contain UTF-8 encoded text", the
 * language guide), so no client over gRPC could send or read it.
 */
class UnreadableTextTest {
  private static final String TYPE = "Content-Type";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes";
  private final String name = parent + "/operations/op";

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/%s/lakes?lakeId=a, '{\"displayName\": \"'",
    "POST, /v1/%s/lakes?lakeId=a, '{\"labels\": {\"a\": \"'",
    "PATCH, /v1/%s/lakes/there?updateMask=labels, '{\"labels\": {\"a\": \"'",
    "POST, /v1/%s/lakes/there:setIamPolicy, '{\"policy\": {\"etag\": \"'",
    "POST, /v1/%s/operations/op:cancel, '{\"name\": \"'",
    "POST, /v1/%s/operations/op:wait, '{\"timeout\": \"'",
    "GET, /v1/%s/operations/op, '{\"name\": \"'",
    "POST, /__admin/ext/lro/operations, '{\"metadata\": {\"target\": \"'",
    "POST, /__admin/ext/lro/tokens, '{\"tokens\": [{\"token\": \"'"
  })
  void isRefusedBeforeAnythingIsDone(String verb, String url, String before) {
    FAKE.start(operation().name(name).doneAfter(never()));
    String path = url.formatted(parent);

    Reply bytes =
        rest.send(verb, path, bytes(before + "\u00ff", ISO_8859_1), TYPE, "application/json");
    Reply half = rest.send(verb, path, before + "\\ud800\"}");

    assertThat(bytes.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(bytes.message())
        .endsWith(
            "byte %d of the request body: a value that is not shown is no text in UTF-8; send UTF-8,"
                    .formatted(before.length() + 1)
                + " or say in Content-Type what it is");
    assertThat(half.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(half.message())
        .contains("line 1, column")
        .contains(
            verb.equals("POST") && path.endsWith("tokens")
                ? "is not JSON"
                : "\\ud800 is one half of a character, without the other");
    assertThat(rest.get(lakes).body()).isEqualTo("{}");
    assertThat(FAKE.record(name).calls().polled()).isZero();
    assertThat(FAKE.record(name).calls().cancelRequested()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"displayName\": \"\\ud800\"}",
        "{\"displayName\": \"\\uD800 and more\"}",
        "{\"displayName\": \"\\udc00\\ud800\"}",
        "{\"displayName\": \"\\ud800\\ud801\\udc00\"}"
      })
  void isHalfOfACharacterWhereverItStands(String body) {
    assertThat(rest.post(lakes + "?lakeId=a", body).message())
        .contains(" is one half of a character, without the other");
  }

  /** Newer versions of Jackson refuse it themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udfff", "a\\ud800b"})
  void mayBeAKey(String key) {
    assertThat(
            rest.post(lakes + "?lakeId=a", "{\"labels\": {\"%s\": \"a\"}}".formatted(key))
                .message())
        .startsWith("the request body: ")
        .contains("is not JSON (line 1, column ");
  }

  @ParameterizedTest
  @CsvSource({
    "\\uD83D\\uDE00, \uD83D\uDE00",
    "\\ud83d\\ude00, \uD83D\uDE00",
    "\uD83D\uDE00, \uD83D\uDE00",
    "\\uFFFD, \uFFFD",
    "\uFFFD, \uFFFD",
    "\\\\ud800, \\ud800",
    "\u00e9\u4e2d, \u00e9\u4e2d"
  })
  void isNoneThatIsThere(String text, String read) {
    Reply started = rest.post(lakes + "?lakeId=a", "{\"displayName\": \"%s\"}".formatted(text));
    FAKE.complete(started.text("/name"));

    assertThat(rest.get(lakes + "/a").text("/displayName")).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operations?filter=", "lakes?filter=", "lakes?readMask="})
  void isNoneInAQueryEither(String url) {
    Reply refused = rest.get("/v1/" + parent + "/" + url + "a%FFb");

    assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(refused.message()).endsWith("is not percent-encoded UTF-8; encode it (RFC 3986)");
  }

  @Test
  void isNoneThatAClientHasEncoded() {
    for (String filter : new String[] {"name%3D%22%EF%BF%BD%22", "name%3D%22%c3%a9%22"}) {
      assertThat(rest.get("/v1/" + parent + "/operations?filter=" + filter).status())
          .isEqualTo(200);
    }
    assertThat(rest.post(lakes + "?lakeId=a&lake.displayName=%FF", "{}").status()).isEqualTo(400);
    assertThat(rest.get(lakes + "/a").status()).isEqualTo(404);
  }

  @Test
  void isTextInTheCharsetThatTheClientSays() {
    Reply started =
        rest.send(
            "POST",
            lakes + "?lakeId=a",
            bytes("{\"displayName\": \"\u00ff\"}", ISO_8859_1),
            TYPE,
            "application/json; charset=ISO-8859-1");
    FAKE.complete(started.text("/name"));

    assertThat(rest.get(lakes + "/a").text("/displayName")).isEqualTo("\u00ff");
    assertThat(
            rest.send(
                    "POST",
                    lakes + "?lakeId=b",
                    bytes("{\"displayName\": \"\u00ff\"}", UTF_8),
                    TYPE,
                    "application/json; charset=US-ASCII")
                .message())
        .contains("is no text in US-ASCII");
  }

  private static BodyPublisher bytes(String text, Charset charset) {
    return BodyPublishers.ofByteArray(text.getBytes(charset));
  }
}
