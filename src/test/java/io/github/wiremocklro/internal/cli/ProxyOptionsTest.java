package io.github.wiremocklro.internal.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client sees of WireMock's options for what goes to other servers, and comes from there.
 */
class ProxyOptionsTest {
  private static final WireMockServer other =
      new WireMockServer(
          wireMockConfig().dynamicPort().bindAddress("127.0.0.1").globalTemplating(true));

  @TempDir private Path directory;

  @BeforeAll
  static void startTheOther() {
    other.start();
    other.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withBody(
                        "other: {{request.headers.Host}}, {{request.headers.User-Agent}},"
                            + " {{request.headers.Accept-Encoding}}")));
  }

  @AfterAll
  static void stopTheOther() {
    other.stop();
  }

  @Test
  @Shows("proxy-all")
  void whatNoMappingServesGoesToTheOtherServerAfterAResetToo() {
    try (WireMockLroServer fake = proxying()) {
      for (int i = 0; i < 2; i++) {
        assertThat(get(fake, "/v1/projects/p/locations/l/nothing").body()).startsWith("other");
        assertThat(get(fake, "/v1/projects/p/locations/l/lakes").body()).startsWith("{");
        assertThat(new Rest(fake::baseUrl).post("/__admin/reset").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void whatNoMappingServesGoesToTheOtherServerWhileMappingsAreBroken() throws IOException {
    Path mapping = Files.createDirectory(directory.resolve("mappings")).resolve("mine.json");

    try (WireMockLroServer fake = proxying("--root-dir", directory.toString())) {
      Files.writeString(mapping, "{");
      assertThat(new Rest(fake::baseUrl).post("/__admin/reset").status()).isEqualTo(422);

      assertThat(get(fake, "/elsewhere").body()).startsWith("other");
    }
  }

  @Test
  @Shows("preserve-host-header")
  void theOtherServerIsToldTheHostThatTheClientCalled() {
    try (WireMockLroServer fake = proxying("--preserve-host-header");
        WireMockLroServer without = proxying()) {
      assertThat(get(fake, "/").body()).startsWith("other: 127.0.0.1:" + fake.port());
      assertThat(get(without, "/").body()).startsWith("other: 127.0.0.1:" + other.port());
    }
  }

  @Test
  @Shows("preserve-user-agent-proxy-header")
  void theOtherServerIsToldWhoTheClientIs() {
    try (WireMockLroServer fake = proxying("--preserve-user-agent-proxy-header");
        WireMockLroServer without = proxying()) {
      assertThat(get(fake, "/", "User-Agent", "me/1").body()).contains("me/1");
      assertThat(get(without, "/", "User-Agent", "me/1").body()).doesNotContain("me/1");
    }
  }

  @Test
  @Shows("supported-proxy-encodings")
  void theOtherServerIsAskedForTheseEncodingsAlone() {
    try (WireMockLroServer fake = proxying("--supported-proxy-encodings", "identity")) {
      assertThat(get(fake, "/", "Accept-Encoding", "br, identity").body()).endsWith(", identity");
    }
  }

  @Test
  @Shows("proxy-via")
  void theWayToOtherServersLeadsOverAProxy() {
    try (WireMockLroServer fake =
        StartedServer.with(
            "--proxy-all", "http://nowhere.invalid", "--proxy-via", "127.0.0.1:" + other.port())) {
      assertThat(get(fake, "/").body()).startsWith("other: nowhere.invalid");
    }
  }

  @Test
  @Shows({"allow-proxy-targets", "deny-proxy-targets"})
  void otherServersThatAreNotAllowedAreNotCalled() {
    for (String[] rule :
        List.of(
            new String[] {"--allow-proxy-targets", "10.1.1.1"},
            new String[] {"--deny-proxy-targets", "127.0.0.1"})) {
      try (WireMockLroServer fake = proxying(rule)) {
        assertThat(get(fake, "/").status()).as(rule[0]).isEqualTo(500);
      }
    }
  }

  @Test
  @Shows({"record-mappings", "match-headers"})
  void whatComesFromTheOtherServerIsWrittenIntoTheRootDirectory() throws IOException {
    try (WireMockLroServer fake =
        proxying(
            "--record-mappings", "--match-headers", "Accept", "--root-dir", directory.toString())) {
      get(fake, "/v1/projects/p/locations/l/lakes");
      get(fake, "/elsewhere", "Accept", "text/me");
    }

    assertThat(contents("mappings")).singleElement().asString().contains("/elsewhere", "text/me");
    assertThat(contents("__files")).singleElement().asString().startsWith("other");
    try (WireMockLroServer fake = StartedServer.with("--root-dir", directory.toString())) {
      assertThat(get(fake, "/elsewhere", "Accept", "text/me").body()).startsWith("other");
      assertThat(get(fake, "/elsewhere", "Accept", "text/you").status()).isEqualTo(404);
    }
  }

  @Test
  @Shows({"enable-browser-proxying", "proxy-pass-through"})
  @Tag("slow")
  void browsersMayHaveTheServerAsTheirProxyWhichPassesOnOrNot() throws Exception {
    try (WireMockLroServer fake = StartedServer.with("--enable-browser-proxying");
        WireMockLroServer closed =
            StartedServer.with("--enable-browser-proxying", "--proxy-pass-through", "false")) {
      assertThat(browse(fake).body()).startsWith("other");
      assertThat(browse(closed).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> browse(WireMockLroServer proxy) throws Exception {
    return HttpClient.newBuilder()
        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())))
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + "/page"))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString());
  }

  private static WireMockLroServer proxying(String... options) {
    return StartedServer.with(
        Stream.concat(
                Stream.of("--proxy-all", "http://127.0.0.1:" + other.port()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static Reply get(WireMockLroServer fake, String path, String... headers) {
    return new Rest(fake::baseUrl).send("GET", path, BodyPublishers.noBody(), headers);
  }

  private List<String> contents(String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.map(ProxyOptionsTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
