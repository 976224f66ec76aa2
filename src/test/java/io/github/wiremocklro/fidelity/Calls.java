package io.github.wiremocklro.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The calls that the clients of all languages make, from {@code calls.json}.
 *
 * @param all in the order of the page
 * @param http the status of HTTP that each canonical code has, as {@code google/rpc/code.proto}
 *     says
 */
public record Calls(List<Call> all, Map<String, Integer> http) {

  public static Calls read() {
    try (InputStream in = Calls.class.getResourceAsStream("/fidelity/calls.json")) {
      JsonNode json = new ObjectMapper().readTree(in);
      Map<String, Integer> http = new TreeMap<>();
      json.get("http")
          .properties()
          .forEach(each -> http.put(each.getKey(), each.getValue().asInt()));
      List<Call> all = new ArrayList<>();
      json.get("cases").forEach(each -> all.add(call(each)));
      return new Calls(all, http);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Call call(JsonNode json) {
    List<String> steps = new ArrayList<>();
    json.get("steps").forEach(step -> steps.add(step.asText()));
    List<String> answers = new ArrayList<>(List.of(json.get("answer").asText()));
    json.path("or").forEach(other -> answers.add(other.asText()));
    return new Call(
        json.get("call").asText(), json.get("fate").asText(), json.path("script"), steps, answers);
  }

  /** Returns whether a canonical code, or another word, may be what a call comes to. */
  public boolean allow(Call call, String told) {
    return call.answers().stream()
        .anyMatch(answer -> answer.equals(told) || shareAStatus(answer, told));
  }

  /** Clients over HTTP look at its status alone, which several codes have. */
  private boolean shareAStatus(String one, String other) {
    return http.containsKey(one) && http.get(one).equals(http.get(other));
  }
}
