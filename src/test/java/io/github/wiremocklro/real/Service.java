package io.github.wiremocklro.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** Calls a server over HTTP/JSON. */
final class Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

  private final Target target;
  private final Mask mask;

  Service(Target target) {
    this.target = target;
    this.mask = new Mask(target);
  }

  /**
   * A reply.
   *
   * @param json of it; an empty object where it is none
   */
  record Reply(Saw saw, JsonNode json) {

    /** Returns the name of the operation that it starts or shows; empty where it is none. */
    String operation() {
      String name = json.path("name").asText();
      return name.contains("/operations/") ? name : "";
    }
  }

  /**
   * Makes one call.
   *
   * @param path from the version on, such as {@code v1/projects/p}
   * @param body null for none
   */
  Reply call(String step, String method, String path, String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.baseUrl() + "/" + path))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      JsonNode json = read(response.body());
      return new Reply(saw(step, response.statusCode(), json, millis), json);
    } catch (IOException e) {
      throw new UncheckedIOException(step, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(step, e);
    }
  }

  private static JsonNode read(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("notJson", true);
    }
  }

  private Saw saw(String step, int status, JsonNode json, long millis) {
    boolean failed = status >= 400;
    JsonNode error = failed ? json.path("error") : JSON.createObjectNode();
    return new Saw(
        step,
        status,
        error.path("status").asText(),
        mask.in(error.path("message").asText()),
        details(error),
        keys(json),
        failed ? "" : result(json),
        0,
        millis);
  }

  private static List<String> details(JsonNode error) {
    List<String> details = new ArrayList<>();
    for (JsonNode detail : error.path("details")) {
      details.add(
          "%s %s"
              .formatted(
                  detail.path("@type").asText().replaceFirst(".*\\.", ""),
                  detail.path("reason").asText())
              .strip());
    }
    return details;
  }

  private static List<String> keys(JsonNode json) {
    TreeSet<String> keys = new TreeSet<>();
    json.fieldNames().forEachRemaining(keys::add);
    json.path("metadata").fieldNames().forEachRemaining(key -> keys.add("metadata." + key));
    return List.copyOf(keys);
  }

  private String result(JsonNode json) {
    if (json.has("error")) {
      JsonNode error = json.get("error");
      return "error %s %s"
          .formatted(error.path("code").asText(), mask.in(error.path("message").asText()));
    }
    if (json.has("response")) {
      return "response " + json.at("/response/@type").asText().replaceFirst(".*\\.", "");
    }
    return json.has("metadata") ? "running" : json.path("state").asText();
  }
}
