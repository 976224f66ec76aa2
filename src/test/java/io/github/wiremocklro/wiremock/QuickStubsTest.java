package io.github.wiremocklro.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stubs find for any request what WireMock's own store finds, and tell of it what that does.
 */
class QuickStubsTest {
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "ANY", "GET_OR_HEAD");

  private static final List<String> URLS =
      List.of(
          "",
          "\"url\": \"/a/b?c=1\"",
          "\"url\": \"/a/b\"",
          "\"urlPath\": \"/a/b\"",
          "\"urlPath\": \"/A/b\"",
          "\"urlPath\": \"\"",
          "\"urlPattern\": \"/a/b\\\\?.*\"",
          "\"urlPathPattern\": \"/a/[^/]+\"",
          "\"urlPathTemplate\": \"/a/{id}\"",
          "\"urlPathTemplate\": \"/a/b\"");

  private static final List<String> OTHER_CONDITIONS =
      List.of(
          "",
          "\"queryParameters\": {\"c\": {\"equalTo\": \"1\"}}",
          "\"queryParameters\": {\"c\": {\"matches\": \"[2-9]\"}}",
          "\"queryParameters\": {\"c\": {\"absent\": true}}",
          "\"queryParameters\": {\"c\": {\"includes\": [{\"equalTo\": \"1\"}]}}",
          "\"headers\": {\"h\": {\"equalTo\": \"x\"}}",
          "\"bodyPatterns\": [{\"equalToJson\": \"{\\\"a\\\": 1}\"}]",
          "\"queryParameters\": {\"c\": {\"equalTo\": \"1\"}},"
              + " \"bodyPatterns\": [{\"matchesJsonPath\": \"$.a\"}]");

  private final StubMappingStore quick = new QuickStubs();
  private final StubMappingStore wireMocks = new InMemoryStubMappingStore();

  static List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    for (String method : List.of("GET", "HEAD", "POST", "PATCH")) {
      for (String url : List.of("/a/b", "/a/b?c=1", "/a/b?c=1&c=2", "/a/b?", "/a/c?c=2", "/", "")) {
        for (String body : List.of("", "{\"a\": 1}", "no JSON")) {
          requests.add(request(method, url, body));
        }
      }
    }
    return requests;
  }

  private static LoggedRequest request(String method, String url, String body) {
    Map<String, Object> request =
        Map.of(
            "method",
            method,
            "url",
            url,
            "absoluteUrl",
            "http://localhost" + url,
            "headers",
            Map.of("h", url.length() % 2 == 0 ? "x" : "y"),
            "bodyAsBase64",
            Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
    return Json.read(Json.write(request), LoggedRequest.class);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void findsWhatWireMockFinds(LoggedRequest request) {
    int priority = 0;
    for (String method : METHODS) {
      for (String url : URLS) {
        for (String others : OTHER_CONDITIONS) {
          add(priority++ % 3 + 4, method, url, others);
        }
      }
    }

    assertThat(found(quick, request)).isEqualTo(found(wireMocks, request)).isNotEmpty();
  }

  private void add(int priority, String method, String url, String others) {
    String id = "{\"id\": \"%s\"".formatted(UUID.randomUUID());
    String request = "\"method\": \"" + method + "\"";
    for (String condition : List.of(url, others)) {
      request += condition.isEmpty() ? "" : ", " + condition;
    }
    String json = "%s, \"priority\": %d, \"request\": {%s}}".formatted(id, priority, request);
    quick.add(StubMapping.buildFrom(json));
    wireMocks.add(StubMapping.buildFrom(json));
  }

  /** Returns the stubs in the order in which they are found, and what was told meanwhile. */
  private static List<Object> found(StubMappingStore stubs, LoggedRequest request) {
    List<SubEvent> events = new ArrayList<>();
    List<Object> found =
        new ArrayList<>(
            stubs
                .findAllMatchingRequest(request, Map.of(), events::add)
                .map(StubMapping::getId)
                .toList());
    events.forEach(event -> found.add(event.getType() + event.getData()));
    return found;
  }
}
