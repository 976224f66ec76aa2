package io.github.wiremocklro.internal.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.wiremocklro.FakeOperations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The header by which a proxy finds the server of a scope. */
class ScopeHeaderTest {
  private final List<String> scopes = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer proxy;
  private String url = "";

  @BeforeEach
  void start() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.createContext(
        "/",
        exchange -> {
          scopes.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-lro-scope")));
          byte[] body = "{\"time\": \"2026-01-02T03:04:05Z\", \"frozen\": true}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    started.start();
    proxy = started;
    url = "http://localhost:" + started.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    if (proxy != null) {
      proxy.stop(0);
    }
  }

  @Test
  void isSentWithEachCallThatHasAScope(@TempDir Path folder) {
    FakeOperations fake = FakeOperations.connect(url).in("projects/t-42/locations/l");

    fake.clock();
    fake.freezeClock();
    fake.save(folder.resolve("state.json"));
    fake.load(folder.resolve("state.json"));

    assertThat(scopes).containsOnly("projects/t-42").hasSize(4);
  }

  @Test
  void isEscapedAsInAPath() {
    FakeOperations.connect(url).in("projects/example.com:ü").clock();

    assertThat(scopes).containsExactly("projects/example.com:%C3%BC");
  }

  @Test
  void isNotSentWithoutAScope() {
    FakeOperations.connect(url).clock();

    assertThat(scopes).containsExactly("null");
  }
}
