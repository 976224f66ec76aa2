package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.HttpBinding;
import io.github.wiremocklro.internal.api.LinkedApis;
import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.internal.api.PathTemplate;
import io.github.wiremocklro.internal.api.Route;
import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The method that a request over HTTP calls, and the fields that stand in its path. Not
 * thread-safe: one thread serves the request.
 */
final class RoutedRequest {
  private static final String WHOLE = "*";

  private final LinkedApis apis;
  private final ApiMethod method;
  private final Route.Match match;

  /** Found out when a mapping first asks for it: many may. */
  private @Nullable Optional<String> resourceId;

  RoutedRequest(LinkedApis apis, ApiMethod method, Route.Match match) {
    this.apis = apis;
    this.method = method;
    this.match = match;
  }

  ApiMethod method() {
    return method;
  }

  /** Returns the request as a call of the method. */
  ApiCall call(LoggedRequest request) {
    return new ApiCall(apis, method, () -> message(request));
  }

  private JsonObject message(LoggedRequest request) {
    return apis.requests()
        .read(
            method,
            binding(),
            match.variables(),
            RequestParts.parameters(request),
            RequestParts.body(request));
  }

  /**
   * Returns the id of the resource that the request names or, with a create, gives to what it
   * makes; empty where the server makes one.
   */
  Optional<String> resourceId(Request request) {
    Optional<String> known = resourceId;
    if (known == null) {
      known = foundResourceId(request);
      resourceId = known;
    }
    return known;
  }

  private Optional<String> foundResourceId(Request request) {
    if (method.kind() == MethodKind.CREATE) {
      String field = method.name() == null ? null : method.name().idField();
      return field == null ? Optional.empty() : givenId(field, request);
    }
    List<PathTemplate.Variable> variables = binding().template().variables();
    return variables.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(match.variables().get(variables.get(variables.size() - 1).field()))
            .map(ResourceNames::lastSegment);
  }

  private Optional<String> givenId(String field, Request request) {
    return RequestParts.query(request, field).or(() -> inBody(field, request));
  }

  /** A body that cannot be read names nothing; the call says what is wrong with it. */
  private Optional<String> inBody(String field, Request request) {
    String body = binding().body();
    boolean whole = body.equals(WHOLE);
    if (!whole && !field.startsWith(body + ".") || body.isEmpty()) {
      return Optional.empty();
    }
    try {
      @Nullable Object value = RequestParts.body(request);
      for (String part : (whole ? field : field.substring(body.length() + 1)).split("\\.", -1)) {
        value = value instanceof JsonObject message ? either(message, part) : null;
      }
      return Optional.ofNullable(value instanceof String id ? id : null);
    } catch (InvalidArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object either(JsonObject message, String field) {
    return message.has(field) ? message.get(field) : message.get(FieldCase.snake(field));
  }

  private HttpBinding binding() {
    return match.route().binding();
  }
}
