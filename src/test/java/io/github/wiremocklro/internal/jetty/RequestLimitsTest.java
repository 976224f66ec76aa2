package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too large are answered, and never held in memory. */
class RequestLimitsTest {
  private static final int MAX_REQUEST = 100_000;
  private static final int MAX_SCRIPT = 10_000;

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(
              Limits.DEFAULTS.maxRequestBytes(MAX_REQUEST).maxScriptBytes(MAX_SCRIPT),
              options -> {})
          .start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes?lakeId=a";

  @ParameterizedTest
  @ValueSource(strings = {"/v1/projects/p/locations/l/lakes", "/nowhere"})
  void aBodyThatSaysItIsTooLongIsRefusedWithLimitValueAndRemedy(String path) {
    Reply reply = rest.post(path, " ".repeat(MAX_REQUEST + 1));

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT LIMIT_EXCEEDED");
    assertThat(reply.message())
        .contains("has 100001 bytes", "at most 100000", "--max-request-bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/projects/p/locations/l/lakes", "/nowhere"})
  void aBodyInChunksIsCutOffAtTheLimit(String path) {
    Reply reply = rest.send("POST", path, chunks(" ".repeat(MAX_REQUEST + 1)));

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT LIMIT_EXCEEDED");
    assertThat(reply.message()).contains("has more than 100000 bytes, ");
  }

  @Test
  void aRequestToTheAdminApiMayHave10MiBForTheJournalDoesNotKeepIt() {
    String mapping = "{\"request\": {\"urlPath\": \"/%s\"}, \"response\": {}}".formatted(parent);

    assertThat(rest.post("/__admin/mappings", mapping + " ".repeat(MAX_REQUEST)).status())
        .isEqualTo(201);

    Reply reply = rest.post("/__admin/mappings", " ".repeat((10 << 20) + 1));
    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT LIMIT_EXCEEDED");
    assertThat(reply.message()).contains("at most 10485760");
  }

  @Test
  void aBodyThatIsFarTooLongIsAnsweredBeforeItsSenderHasSentAllOfIt() {
    Reply reply = rest.post(lakes, " ".repeat(200 * MAX_REQUEST));

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Encoding: gzip", "X-Nothing: of the kind"})
  void aBodyThatInflatesToTooMuchIsCutOffAtTheLimit(String header) {
    String[] parts = header.split(": ");
    BodyPublisher bomb = Rest.gzippedChunks(" ".repeat(200 * MAX_REQUEST));

    Reply reply = rest.send("POST", lakes, bomb, parts[0], parts[1]);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT LIMIT_EXCEEDED");
    assertThat(reply.message()).contains("more than 100000 bytes once it is decompressed");
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  /** It takes two to be gzip (RFC 1952, section 2.3.1), for WireMock as well. */
  @ParameterizedTest
  @ValueSource(bytes = {0, 0x1f, 'a'})
  void aBodyThatBeginsWithTheFirstByteOfGzipAloneIsTakenAsItIs(byte second) {
    byte[] body = {0x1f, second, 'b', 'c'};
    FAKE.wireMock()
        .stubFor(post("/not-gzip").withRequestBody(binaryEqualTo(body)).willReturn(aResponse()));

    assertThat(rest.send("POST", "/not-gzip", BodyPublishers.ofByteArray(body)).status())
        .isEqualTo(200);
    assertThat(
            rest.send("POST", "/not-gzip", BodyPublishers.ofByteArray(new byte[] {0x1f})).status())
        .isEqualTo(404);
  }

  @Test
  void aBodyOfJustTheLimitIsRead() {
    String padded = "{}" + " ".repeat(MAX_REQUEST - 2);
    String cancel = "/v1/" + FAKE.in(parent).start(operation()).name() + ":cancel";

    assertThat(rest.send("POST", cancel, chunks(padded)).status()).isEqualTo(200);
    assertThat(rest.send("POST", cancel, Rest.gzippedChunks(padded)).status()).isEqualTo(200);
  }

  @Test
  void headersThatAreTooLongAreAnsweredInGooglesShape() {
    Reply reply =
        rest.send("GET", lakes, BodyPublishers.noBody(), "X-Long", "x".repeat(MAX_REQUEST));

    assertThat(reply.error()).isEqualTo("431 INVALID_ARGUMENT HTTP_431");
    assertThat(reply.message()).contains("--jetty-header-request-size");
  }

  @Test
  void aUrlThatIsTooLongIsAnsweredInGooglesShape() {
    Reply reply = rest.get("/v1/" + "x".repeat(MAX_REQUEST));

    assertThat(reply.error()).isEqualTo("414 INVALID_ARGUMENT HTTP_414");
    assertThat(reply.message()).contains("--jetty-header-request-size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"operations", "scripts", "operations:complete"})
  void aScriptThatIsTooLongIsRefusedByTheAdminApi(String route) {
    Reply reply = rest.post("/__admin/ext/lro/" + route, "{}" + " ".repeat(MAX_SCRIPT));

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message())
        .contains("10002 bytes", "at most 10000", "--max-script-bytes", "the request body");
  }

  @Test
  void aRequestThatMakesAScriptTooLongIsRefused() {
    Reply reply = rest.post(lakes, "{\"displayName\": \"%s\"}".formatted("x".repeat(MAX_SCRIPT)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).contains("--max-script-bytes", "the request body");
    assertThat(FAKE.in(parent).records()).isEmpty();
  }

  /** The nearest mapping is found by edit distance, whose cost is that of both URLs multiplied. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/", "/"})
  void aLongUrlThatNothingServesIsComparedWithNoMapping(String path) {
    Reply reply = rest.get(path + "x".repeat(20_000));

    assertThat(reply.error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
    assertThat(reply.message()).hasSizeLessThan(3_000).contains("20", "characters");
  }

  private static BodyPublisher chunks(String text) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes()));
  }
}
