package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call of the admin API. The scope may stand in the query or in the body. */
final class AdminCall {
  private static final String SCOPE = AdminParameters.SCOPE;

  private static final String BODY = "the request body";

  private final Request request;
  private final AdminParameters parameters;
  private final JsonObject body;
  private final @Nullable String scope;

  private AdminCall(Request request, AdminParameters parameters) {
    this.request = request;
    this.parameters = parameters;
    this.body = parameters.parse(RequestParts.text(request));
    parameters.check(Urls.splitQueryFromUrl(request.getUrl()).keySet(), body.fields().keySet());
    this.scope = scope(parameters.scopeIsBeside() ? query(SCOPE) : text(SCOPE));
  }

  /** The header is there for proxies: it says the same, or it alone says it. */
  private @Nullable String scope(@Nullable String named) {
    String header = ScopeHeader.of(request);
    String scope = named == null ? null : scope("$", named);
    String routed = header == null ? null : scope("the header " + ScopeHeader.NAME, header);
    if (scope != null && routed != null && !routed.equals(scope)) {
      throw new InvalidArgumentException(
          "the header " + ScopeHeader.NAME,
          routed,
          "is another scope than \"%s\"".formatted(scope),
          "send the same in both, or the header alone");
    }
    return scope == null ? routed : scope;
  }

  private static @Nullable String scope(String path, String named) {
    return InvalidArgumentException.at(path, () -> Confinement.to(named)).scope();
  }

  /**
   * Returns what the answer to a call is.
   *
   * @throws io.github.wiremocklro.operation.StatusException if its body is too long, or there is no
   *     memory to read it
   */
  static JsonObject answer(
      Request request,
      AdminParameters parameters,
      LroServices services,
      Function<AdminCall, JsonObject> answer) {
    if (parameters.document() != AdminParameters.Document.STATE) {
      services.limits().checkScript(BODY, BodyCost.length(request));
    }
    long cost = BodyCost.of(request);
    services.reading().take(cost, BodyCost.BODY);
    try {
      return answer.apply(new AdminCall(request, parameters));
    } finally {
      services.reading().giveBack(cost);
    }
  }

  /** Returns the body without the scope. */
  JsonObject body() {
    return parameters.scopeIsBeside() ? body : body.without(SCOPE);
  }

  @Nullable String scope() {
    return scope;
  }

  /** Returns a string from the body, else from the query, null where neither has it. */
  @Nullable String text(String key) {
    Object value = body.get(key);
    if (value != null && !(value instanceof String)) {
      throw new InvalidArgumentException("$." + key, value, "is no string", "put it in quotes");
    }
    return value instanceof String text ? text : query(key);
  }

  /**
   * Returns a duration, from the body or the query.
   *
   * @param remedy what to do where there is none
   */
  Duration duration(String key, String remedy) {
    String text = required(key, remedy);
    return InvalidArgumentException.at("$." + key, () -> Durations.parse(text));
  }

  /**
   * Returns a string, from the body or the query.
   *
   * @param remedy what to do where there is none
   */
  String required(String key, String remedy) {
    String text = text(key);
    if (text == null) {
      throw new InvalidArgumentException("$." + key, null, "is missing", remedy);
    }
    return text;
  }

  @Nullable String query(String key) {
    QueryParameter parameter = request.queryParameter(key);
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? null
        : parameter.firstValue();
  }

  /** Returns the operation that {@code name}, or {@code target}, means. */
  OperationName operation(OperationControls operations) {
    return InvalidArgumentException.at("$", () -> operations.named(meant(), scope));
  }

  private NameOrTarget meant() {
    String name = text("name");
    String target = text("target");
    if (name != null && target != null) {
      throw new InvalidArgumentException(
          "$.target", target, "is given beside a name", "keep one of them");
    }
    if (name != null) {
      return NameOrTarget.name(name);
    }
    if (target != null) {
      return NameOrTarget.target(target);
    }
    throw new InvalidArgumentException(
        "$.name", null, "is missing", "give it, or \"target\" for the latest on a resource");
  }
}
