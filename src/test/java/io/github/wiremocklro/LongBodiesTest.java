package io.github.wiremocklro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are short as they come, and long once they are read. */
class LongBodiesTest {
  private static final int MEMORY = 4 << 20;
  private static final int LENGTH = 200_000;
  private static final String PARENT = "projects/p/locations/l";
  private static final String LAKES = "/v1/" + PARENT + "/lakes?lakeId=a";
  private static final String LAKE = "google.cloud.dataplex.v1.Lake";
  private static final String PARTS =
      "{\"x\": [" + "{},".repeat(LENGTH / 3) + "{}], \"validateOnly\": true}";
  private static final String TEXT = "{\"description\": \"%s\"}".formatted("d".repeat(LENGTH));

  private final LroServices services =
      LroServices.create(Limits.DEFAULTS, new ReadingMemory(MEMORY));
  private final WireMockServer server =
      new LroWireMockServer(EmbeddedOptions.of(services, options -> {}), services);
  private final Rest rest = new Rest(server::baseUrl);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {LAKES, "/__admin/ext/lro/operations", "/__admin/ext/lro/verify"})
  void oneThatTakesTooMuchMemoryIsRefusedUnread(String path) {
    assertRefused(rest.post(path, PARTS));

    assertThat(rest.get("/v1/" + PARENT + "/operations").body()).isEqualTo("{}");
  }

  @Test
  void soIsAState() {
    rest.post(LAKES, "{}");

    assertRefused(rest.send("PUT", "/__admin/ext/lro/state", PARTS));

    assertThat(rest.get("/v1/" + PARENT + "/lakes/a").status()).isEqualTo(200);
  }

  @Test
  void soIsOneThatIsCompressed() throws IOException {
    assertRefused(
        rest.send(
            "POST",
            LAKES,
            BodyPublishers.ofByteArray(zipped(PARTS)),
            "Content-Encoding",
            "gzip",
            "Content-Type",
            "application/json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "IBM037"})
  void soIsOneInAnotherCharset(String charset) {
    assertRefused(
        rest.send(
            "POST",
            LAKES,
            BodyPublishers.ofByteArray(PARTS.getBytes(Charset.forName(charset))),
            "Content-Type",
            "application/json; charset=" + charset));
  }

  @Test
  void theMemoryIsThereAgainForTheNextAlsoAfterAnError() {
    server.stubFor(any(urlEqualTo("/theirs")).willReturn(aResponse().withStatus(204)));

    for (int i = 0; i < 5; i++) {
      assertThat(rest.post(LAKES + i, TEXT).status()).isEqualTo(200);
      assertThat(rest.post(LAKES + i, TEXT).status()).isEqualTo(409);
      assertThat(rest.post(LAKES, TEXT + "}").status()).isEqualTo(400);
      assertThat(rest.post("/nobody's", TEXT).status()).isEqualTo(404);
      assertThat(rest.post("/theirs", TEXT).status()).isEqualTo(204);
      assertThat(rest.post("/__admin/ext/lro/operations", TEXT).status()).isEqualTo(400);
      assertThat(rest.post(LAKES, PARTS).status()).isEqualTo(429);
    }
  }

  @Test
  void messagesOfGrpcAreReadInTheSameMemory() {
    byte[] lake = Lake.newBuilder().setDescription("d".repeat(LENGTH)).build().toByteArray();
    services.reading().take(MEMORY, "body");

    assertThatThrownBy(() -> services.catalog().apis().grpc().json(LAKE, lake))
        .hasMessageContaining("To read the message takes ");
    assertRefused(rest.post(LAKES, TEXT));

    services.reading().giveBack(MEMORY);
    assertThat(rest.post(LAKES, TEXT).status()).isEqualTo(200);
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.body())
        .contains("RESOURCE_EXHAUSTED", "To read the body takes ", "may take 4194304", "-Xmx");
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }
}
