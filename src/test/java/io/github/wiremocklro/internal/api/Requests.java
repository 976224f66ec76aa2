package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests as they come over HTTP, read as those of a published API. */
record Requests(PublishedModel api, boolean lenient) {
  static final String KNOWN = "Known here: version 1.2.3. Another: --api FILE.";

  static Requests of(String api) {
    return new Requests(PublishedModel.of(api), false);
  }

  /** Returns the request message that a call is read as. */
  JsonObject read(String verb, String url, @Nullable String body) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    Route.Match match = new Router(api.model().routes()).match(verb, path);
    if (match == null) {
      throw new AssertionError("no route for " + verb + " " + path);
    }
    ApiMethod method = api.model().method(match.route().method());
    if (method == null) {
      throw new AssertionError(match.route().method());
    }
    return new RequestReader(api.types(), lenient, KNOWN)
        .read(
            method,
            match.route().binding(),
            match.variables(),
            query(question < 0 ? "" : url.substring(question + 1)),
            body == null ? null : Json.parseObject(body, "$"));
  }

  /** Returns the answer to a call that is refused. */
  StatusException refused(String verb, String url, @Nullable String body) {
    try {
      throw new AssertionError("taken: " + read(verb, url, body));
    } catch (StatusException e) {
      return e;
    }
  }

  /** Returns the violations that a call is refused with, each as "field: description". */
  List<String> violations(String verb, String url, @Nullable String body) {
    JsonObject detail = refused(verb, url, body).status().details().get(0);
    List<String> texts = new ArrayList<>();
    if (detail.get("fieldViolations") instanceof List<?> violations) {
      for (Object violation : violations) {
        JsonObject fields = (JsonObject) violation;
        String field = fields.string("field");
        texts.add((field == null ? "" : field) + ": " + fields.string("description"));
      }
    }
    return texts;
  }

  private static Map<String, List<String>> query(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length == 1 ? "" : decoded(parts[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
