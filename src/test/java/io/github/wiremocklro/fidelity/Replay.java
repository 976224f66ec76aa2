package io.github.wiremocklro.fidelity;

import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import wiremock.com.fasterxml.jackson.databind.node.MissingNode;

/** Sends the requests of a {@link Recorded.Row} to a fake, and looks at the last reply. */
final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rest rest;
  private final Recorded.Row row;
  private final String parent = Rest.newParent();
  private String operation = "";

  Replay(Rest rest, Recorded.Row row) {
    this.rest = rest;
    this.row = row;
  }

  /** Returns whether the part that was recorded comes back. */
  boolean isEqual() throws IOException {
    return matches(replaced(row.real()), actual());
  }

  /** Returns what the fake has where the recording has its part. */
  JsonNode actual() throws IOException {
    Reply reply = null;
    for (String step : row.steps()) {
      reply = send(step);
      if (reply.has("/metadata")) {
        operation = reply.text("/name");
      }
    }
    return part(reply);
  }

  private Reply send(String step) {
    String[] words = step.split(" ", 3);
    String path = words[1].startsWith("{") ? words[1] : parent + "/" + words[1];
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (row.token() != null && !row.token().isEmpty()) {
      headers.addAll(List.of("Authorization", "Bearer " + row.token()));
    }
    if (row.script() != null) {
      headers.addAll(List.of("x-lro-script", row.script().toString()));
    } else if (row.done()) {
      headers.addAll(List.of("x-lro-script", "{\"doneAfter\":{\"polls\":0}}"));
    }
    return rest.send(
        words[0],
        "/v1/" + path.replace("{operation}", operation),
        words.length < 3 ? BodyPublishers.noBody() : BodyPublishers.ofString(words[2]),
        headers.toArray(String[]::new));
  }

  private JsonNode part(Reply reply) throws IOException {
    String[] words = (row.part() + " ").split(" ", 2);
    return switch (words[0]) {
      case "status" -> JSON.valueToTree(reply.status());
      case "body" -> JSON.valueToTree(reply.body());
      case "header" -> JSON.valueToTree(reply.header(words[1].trim()));
      case "keys" -> {
        ArrayNode keys = JSON.createArrayNode();
        reply.json().at(words[1].trim()).fieldNames().forEachRemaining(keys::add);
        yield keys;
      }
      case "types" -> {
        ArrayNode types = JSON.createArrayNode();
        reply
            .json()
            .at("/error/details")
            .findValuesAsText("@type")
            .forEach(type -> types.add(type.substring(type.lastIndexOf('.') + 1)));
        yield types;
      }
      default -> JSON.readTree(reply.json().toString()).at(row.part());
    };
  }

  private JsonNode replaced(JsonNode real) {
    return real != null && real.isTextual()
        ? JsonNodeFactory.instance.textNode(real.asText().replace("{parent}", parent))
        : real;
  }

  private static boolean matches(JsonNode real, JsonNode actual) {
    if (real == null || real.isNull()) {
      return actual instanceof MissingNode;
    }
    return real.isTextual() && real.asText().startsWith("~")
        ? actual.asText().matches(real.asText().substring(1))
        : real.equals(actual);
  }
}
