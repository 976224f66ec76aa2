package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Raw;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come in pieces, slowly, or never whole. */
@Timeout(120)
class SlowBodiesTest {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes?lakeId=";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  /** More than there are threads, by far. */
  @Test
  @Tag("slow")
  void aThousandBodiesThatNeverComeKeepNobodyElseWaiting() {
    List<Raw> clients = new ArrayList<>();
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Rest rest = new Rest(fake::baseUrl);
      for (int i = 0; i < 1_000; i++) {
        clients.add(new Raw(fake.baseUrl()).send(head(LAKES + "a", 100) + (i % 2 == 0 ? "{" : "")));
      }

      assertThat(rest.get("/__admin/health").status()).isEqualTo(200);
      assertThat(rest.post(LAKES + "b", "{}").status()).isEqualTo(200);
    } finally {
      clients.forEach(Raw::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{"})
  void aBodyThatDoesNotComeIsAnsweredThatItIsTooSlowAndTheConnectionIsClosed(String part) {
    try (BoundedServer impatient = new BoundedServer(Duration.ofMillis(300), 0);
        Raw client = new Raw(impatient.baseUrl())) {
      String reply = client.send(head("/anything", 100) + part).readToTheEnd();

      assertThat(reply)
          .startsWith("HTTP/1.1 408 ")
          .contains("Connection: close")
          .contains("\"status\":\"DEADLINE_EXCEEDED\"")
          .contains("did not come within 300 ms");
    }
  }

  @Test
  void aBodyThatComesByteByByteHasNoMoreTimeThanAnyOther() {
    ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
    try (BoundedServer impatient = new BoundedServer(Duration.ofMillis(300), 0);
        Raw client = new Raw(impatient.baseUrl())) {
      client.send(head("/anything", 1_000_000));
      trickle.scheduleWithFixedDelay(() -> client.send(" "), 0, 10, TimeUnit.MILLISECONDS);

      assertThat(client.reply()).startsWith("HTTP/1.1 408 ");
    } finally {
      trickle.shutdownNow();
    }
  }

  @Test
  void aBodyInPiecesIsServedLikeAnyOther() {
    try (Raw client = new Raw(FAKE.baseUrl())) {
      sendPieces(client, LAKES + "in-pieces", "{\"displayName\"", ": \"Sales\"", "}");

      assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
      client.send("GET /v1/projects/p/locations/l/lakes/in-pieces HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void chunksAreReadToTheLast() {
    FAKE.wireMock()
        .stubFor(post("/chunks").withRequestBody(equalTo("abc")).willReturn(aResponse()));
    try (Raw client = new Raw(FAKE.baseUrl())) {
      client
          .send("POST /chunks HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
          .send("1\r\na\r\n")
          .send("2\r\nbc\r\n")
          .send("0\r\n\r\n");

      assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aClientThatAsksWhetherItMaySendIsToldSo() {
    FAKE.wireMock()
        .stubFor(post("/expect").withRequestBody(equalTo("abc")).willReturn(aResponse()));
    try (Raw client = new Raw(FAKE.baseUrl())) {
      client.send(
          "POST /expect HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.reply()).startsWith("HTTP/1.1 100 ");

      assertThat(client.send("a").send("bc").reply()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aCompressedBodyInPiecesIsInflated() {
    FAKE.wireMock().stubFor(post("/gzip").withRequestBody(equalTo("abc")).willReturn(aResponse()));
    byte[] body = gzip("abc");
    try (Raw client = new Raw(FAKE.baseUrl())) {
      client.send(head("/gzip", body.length));
      for (byte next : body) {
        client.send(new byte[] {next});
      }

      assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aMultipartBodyInPiecesIsTakenApart() {
    FAKE.wireMock()
        .stubFor(
            post("/parts")
                .withMultipartRequestBody(aMultipart("a").withBody(equalTo("1")))
                .willReturn(aResponse()));
    String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
    try (Raw client = new Raw(FAKE.baseUrl())) {
      client.send(
          "POST /parts HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=x\r\n"
              + "Content-Length: %d\r\n\r\n".formatted(body.length()));
      client.send(body.substring(0, 20)).send(body.substring(20));

      assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void theReplyToABodyInPiecesMayBeDelayed() {
    FAKE.wireMock()
        .stubFor(post("/later").willReturn(aResponse().withFixedDelay(50).withBody("late")));
    try (Raw client = new Raw(FAKE.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        sendPieces(client, "/later", "a", "b");

        assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  /** And by the admin API alone: the stubs come next. */
  @Test
  void aBodyInPiecesIsServedByTheAdminApiToo() {
    try (Raw client = new Raw(FAKE.baseUrl())) {
      for (int i = 0; i < 20; i++) {
        sendPieces(client, "/__admin/ext/lro/clock:freeze", "{\"scope\":", "\"projects/x\"}");

        assertThat(client.reply()).startsWith("HTTP/1.1 200 ");
      }
    }
    FAKE.wireMock().verify(0, anyRequestedFor(urlMatching("/__admin/.*")));
  }

  @Test
  void aBodyOnItsWayWhenTheServerStopsIsStillServed() throws Exception {
    BoundedServer server = new BoundedServer(BoundedServer.FOR_EVER, 0, BoundedServer.FOR_EVER);
    try (Raw client = new Raw(server.baseUrl())) {
      client.send(
          "POST /__admin/mappings HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n"
              + "Expect: 100-continue\r\n\r\n");
      assertThat(client.reply()).startsWith("HTTP/1.1 100 ");
      client.send("{");

      CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);
      await().until(() -> new Rest(server::baseUrl).get("/__admin/health").status() == 503);
      assertThat(end).isNotDone();
      client.send("}");

      assertThat(client.reply()).startsWith("HTTP/1.1 201 ");
      end.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRequestWithoutItsWholeBodyIsInNoJournal() {
    try (Raw client = new Raw(FAKE.baseUrl())) {
      client.send(head("/broken-off", 10)).send("{");
    }
    Rest rest = new Rest(FAKE::baseUrl);
    rest.post("/whole", "{}");

    FAKE.wireMock().verify(0, postRequestedFor(urlEqualTo("/broken-off")));
    FAKE.wireMock().verify(1, postRequestedFor(urlEqualTo("/whole")));
  }

  /** Each of them is short enough; ten MiB are what an import of mappings may take. */
  @Test
  void halfBodiesMayTakeNoMoreMemoryThanIsThereAndGiveItBackWhenTheirClientsGo() {
    byte[] almost = " ".repeat((1 << 20) - 1).getBytes(UTF_8);
    List<Raw> clients = new ArrayList<>();
    try (BoundedServer server = new BoundedServer(BoundedServer.FOR_EVER, 10 << 20)) {
      for (int i = 0; i < 10; i++) {
        clients.add(new Raw(server.baseUrl()).send(head("/half", 1 << 20)).send(almost));
      }
      await().until(() -> refusedFor(server, almost));
      assertThat(new Rest(server::baseUrl).get("/__admin/health").status()).isEqualTo(200);
      assertThat(new Rest(server::baseUrl).post("/whole", "{}").status()).isEqualTo(404);

      clients.forEach(Raw::close);

      await().until(() -> !refusedFor(server, almost));
    } finally {
      clients.forEach(Raw::close);
    }
  }

  /** Sends a body but for its last byte, and that if there is room for the rest. */
  private static boolean refusedFor(BoundedServer server, byte[] almost) {
    try (Raw client = new Raw(server.baseUrl())) {
      client.send(head("/half", 1 << 20)).send(almost);
      client.send(" ");
      return client.reply().startsWith("HTTP/1.1 429 ");
    } catch (UncheckedIOException e) {
      return true; // Refused while it was sent.
    }
  }

  private static void sendPieces(Raw client, String path, String... pieces) {
    client.send(head(path, String.join("", pieces).length()));
    for (String piece : pieces) {
      client.send(piece);
    }
  }

  private static String head(String path, int length) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n".formatted(path, length);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
