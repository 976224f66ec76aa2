package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Raw;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that WireMock fails on before any transformer or route is asked. */
class UnreadableRequestsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String name = Rest.newParent() + "/operations/op";

  @ParameterizedTest
  @ValueSource(strings = {"/v1/projects/p/locations/l/operations", "/__admin/ext/lro/operations"})
  void aMalformedEscapeInTheQueryIsABadRequest(String path) {
    assertThat(rest.rawStatus("GET " + path + "?pageToken=%zz")).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, application/json; charset=no-such, UnsupportedCharset",
    "Content-Type, application/json; charset=n?, IllegalCharsetName",
    "Content-Encoding, gzip, GZIP"
  })
  void aBodyThatCannotBeDecodedIsABadRequestAndCancelsNothing(
      String header, String value, String problem) {
    FAKE.start(operation().name(name).doneAfter(never()));

    Reply reply =
        rest.send("POST", "/v1/" + name + ":cancel", BodyPublishers.ofString("{}"), header, value);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/error/status")).isEqualTo("INVALID_ARGUMENT");
    assertThat(reply.text("/error/message")).contains("cannot be read").contains(problem);
    assertThat(FAKE.history(name)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data, {}, boundary",
    "application/x-www-form-urlencoded, a=%zz, %zz",
    "application/x-www-form-urlencoded, a=%FF, UTF8"
  })
  void aFormThatCannotBeDecodedIsABadRequestAndCancelsNothing(
      String contentType, String body, String problem) {
    FAKE.start(operation().name(name).doneAfter(never()));

    Reply reply =
        rest.send(
            "POST",
            "/v1/" + name + ":cancel",
            BodyPublishers.ofString(body),
            "Content-Type",
            contentType);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("cannot be read").contains(problem);
    assertThat(FAKE.history(name)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/projects/p/locations/l/operations", "/__admin/ext/lro/operations"})
  void aCharacterThatNoUrlHasIsNoFailure(String path) {
    assertThat(rest.rawStatus("GET " + path + "?name=\"")).isBetween(200, 499);
  }

  /** RFC 9112, section 3.2, has them for a server as a whole, and for proxies. */
  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS *", "GET *", "CONNECT 127.0.0.1:22", "GET ws://h/v1/x"})
  void aTargetThatIsNoPathIsABadRequest(String line) {
    try (Raw client = new Raw(FAKE.baseUrl())) {
      String reply = client.send(line + " HTTP/1.1\r\nHost: h\r\n\r\n").reply();

      assertThat(reply)
          .startsWith("HTTP/1.1 400 ")
          .contains("{\"error\":{\"code\":400", "INVALID_ARGUMENT", line.split(" ")[0]);
    }
  }

  @Test
  void aMethodThatHttpDoesNotHaveIsUnimplemented() {
    Reply reply = rest.send("get", "/v1/nowhere", BodyPublishers.noBody());

    assertThat(reply.error()).isEqualTo("501 UNIMPLEMENTED HTTP_501");
    assertThat(reply.message()).contains("get /v1/nowhere");
  }

  @ParameterizedTest
  @CsvSource({"GET, clock:freeze", "DELETE, operations", "POST, nowhere", "POST, a/b"})
  void whatTheAdminApiDoesNotHaveIsNotFound(String method, String route) {
    Reply reply = rest.send(method, "/__admin/ext/lro/" + route, "{}");

    assertThat(reply.error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
    assertThat(reply.message()).contains(method + " /ext/lro/" + route);
  }

  @Test
  void aStubThatWireMockCannotServeIsAFailureInGooglesShape() {
    String path = "/" + name;
    FAKE.wireMock().stubFor(get(path).willReturn(aResponse().withBodyFile("missing.json")));

    Reply reply = rest.get(path);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text("/error/status")).isEqualTo("INTERNAL");
    assertThat(reply.text("/error/message")).contains("no root directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IllegalArgumentException", "StackOverflowError"})
  void aFailureOfWireMockIsNotBlamedOnTheRequestAndIsLogged(String failure) {
    List<String> log = new CopyOnWriteArrayList<>();
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.notifier(notifier(log)).extensions(new Failing()))
            .start()) {
      fake.wireMock()
          .stubFor(get("/" + failure).willReturn(aResponse().withTransformers("failing")));

      Reply reply = new Rest(fake::baseUrl).get("/" + failure);

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.text("/error/status")).isEqualTo("INTERNAL");
      assertThat(reply.text("/error/message")).contains(failure);
      assertThat(log).anyMatch(line -> line.contains("WireMock failed") && line.contains(failure));
    }
  }

  private static Notifier notifier(List<String> log) {
    return new Notifier() {
      @Override
      public void info(String message) {}

      @Override
      public void error(String message) {
        log.add(message);
      }

      @Override
      public void error(String message, Throwable cause) {
        log.add(message + ": " + cause);
      }
    };
  }

  /** An extension with a bug. */
  private static final class Failing implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "failing";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      if (event.getRequest().getUrl().contains("StackOverflow")) {
        throw new StackOverflowError();
      }
      throw new IllegalArgumentException("a bug");
    }
  }
}
