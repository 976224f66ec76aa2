package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request of Google's clients says outside its path. */
final class RequestParts {
  private RequestParts() {}

  /** Returns the value of a query parameter, in either spelling; empty for none. */
  static Optional<String> query(Request request, String lowerCamelName) {
    return first(request, lowerCamelName).or(() -> first(request, FieldCase.snake(lowerCamelName)));
  }

  /** Returns the values of each parameter of the query. */
  static Map<String, List<String>> parameters(LoggedRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (QueryParameter parameter : request.getQueryParams().values()) {
      if (isSet(parameter)) {
        query.put(parameter.key(), parameter.values());
      }
    }
    return query;
  }

  /** Google's clients send fields that are not set, as {@code filter&pageToken=}. */
  private static boolean isSet(QueryParameter parameter) {
    return parameter.isPresent() && !parameter.values().stream().allMatch(String::isEmpty);
  }

  private static Optional<String> first(Request request, String name) {
    QueryParameter parameter = request.queryParameter(name);
    // Google's Java client sends "filter&pageToken" without a value: no values then.
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? Optional.empty()
        : Optional.of(parameter.firstValue()).filter(value -> !value.isEmpty());
  }

  /** Returns the message that is the body, empty where there is no body. */
  static JsonObject body(Request request) {
    String body = request.getBodyAsString();
    return body.isBlank() ? JsonObject.EMPTY : Json.parseObject(body, "the request body");
  }
}
