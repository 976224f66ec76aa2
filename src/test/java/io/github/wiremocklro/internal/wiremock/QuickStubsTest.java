package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stubs find for any request what WireMock's own store finds, and tell of it what that does.
 */
@Tag("slow")
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
          "\"queryParameters\": {\"c\": {\"equalToJson\": \"{}\"}}",
          "\"queryParameters\": {\"c\": {\"matches\": \"[2-9]\"},"
              + " \"d\": {\"equalToJson\": \"{}\"}}",
          "\"headers\": {\"h\": {\"equalTo\": \"x\"}}",
          "\"headers\": {\"h\": {\"equalToJson\": \"{}\"}},"
              + " \"queryParameters\": {\"c\": {\"equalTo\": \"0\"}}",
          "\"bodyPatterns\": [{\"equalToJson\": \"{\\\"a\\\": 1}\"}]",
          "\"host\": {\"equalToJson\": \"{}\"}",
          "\"queryParameters\": {\"c\": {\"equalTo\": \"1\"}},"
              + " \"bodyPatterns\": [{\"matchesJsonPath\": \"$.a\"}]");

  private static final StubMappingStore WIRE_MOCKS = filled(new InMemoryStubMappingStore());
  private static final StubMappingStore QUICK = filled(new QuickStubs());

  private final StubMappingStore quick = new QuickStubs();

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
    assertThat(found(QUICK, request)).isEqualTo(found(WIRE_MOCKS, request)).isNotEmpty();
  }

  @Test
  void aUrlInAnotherCaseIsFoundWhereCaseDoesNotMatter() {
    UrlPattern anyCase = new UrlPathPattern(new EqualToPattern("/A/b", true), false);
    quick.add(get(anyCase).build());

    assertThat(found(quick, request("GET", "/a/B?c", ""))).hasSize(1);
  }

  /** WireMock looks at the query only where the URL is right. */
  @Test
  void aQueryThatCannotBeMatchedFailsNoRequestToAnotherUrl() {
    String endless = "(a|b|ab)*c";
    quick.add(get(urlPathMatching("/x")).withQueryParam("c", matching(endless)).build());
    quick.add(get(anyUrl()).atPriority(9).build());

    assertThat(found(quick, request("GET", "/a?c=" + "ab".repeat(5_000), ""))).hasSize(1);
  }

  /** Adds a stub for each way to ask for a method, a URL and more, in three priorities. */
  private static StubMappingStore filled(StubMappingStore stubs) {
    int number = 0;
    for (String method : METHODS) {
      for (String url : URLS) {
        for (String others : OTHER_CONDITIONS) {
          List<String> conditions = new ArrayList<>(List.of("\"method\": \"" + method + "\""));
          conditions.addAll(Stream.of(url, others).filter(text -> !text.isEmpty()).toList());
          String json =
              "{\"id\": \"%s\", \"priority\": %d, \"request\": {%s}}"
                  .formatted(new UUID(0, number), 4 + number % 3, String.join(", ", conditions));
          stubs.add(StubMapping.buildFrom(json));
          number++;
        }
      }
    }
    return stubs;
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
