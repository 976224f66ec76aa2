package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.PageRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Optional;

/** A call of an rpc as it arrived over HTTP: a reader of path, query, body and mapping. */
final class RpcCall {
  /** The parameter of a mapping that names what the call is about. */
  static final String NAME = "name";

  private final ServeEvent event;
  private final Templates templates;

  RpcCall(ServeEvent event, Templates templates) {
    this.event = event;
    this.templates = templates;
  }

  /**
   * Returns the name that the call is about: the mapping's parameter {@code name}, else the path
   * after the version and before a custom verb such as {@code :cancel}, decoded.
   */
  String name() {
    Object mapped = parameters().get(NAME);
    return mapped == null ? ResourcePath.of(event.getRequest()) : mapped.toString();
  }

  OperationName operationName() {
    String name = name();
    try {
      return OperationName.parse(name);
    } catch (InvalidScriptException e) {
      throw e.within(NAME);
    }
  }

  /** Returns what the mapping says to the transformer, its templates rendered. */
  JsonObject parameters() {
    return templates.render(event);
  }

  String body() {
    return event.getRequest().getBodyAsString();
  }

  PageRequest page() {
    refuse("filter");
    refuse("orderBy");
    String size = query("pageSize").orElse("0");
    try {
      return new PageRequest(Integer.parseInt(size), query("pageToken").orElse(null));
    } catch (NumberFormatException e) {
      throw new InvalidScriptException(
          "pageSize", size, "is no whole number", "use 0 for the default (AIP-158)");
    }
  }

  /** Returns the value of a query parameter, in either spelling; empty where it has none. */
  Optional<String> query(String lowerCamelName) {
    String snakeName =
        lowerCamelName.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    return first(lowerCamelName).or(() -> first(snakeName));
  }

  private Optional<String> first(String name) {
    QueryParameter parameter = event.getRequest().queryParameter(name);
    // Google's Java client sends "filter&pageToken" without a value: no values then.
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? Optional.empty()
        : Optional.of(parameter.firstValue()).filter(value -> !value.isEmpty());
  }

  private void refuse(String parameter) {
    query(parameter)
        .ifPresent(
            value -> {
              String message = "%s is not supported; leave it out.".formatted(parameter);
              throw new StatusException(
                  Status.of(Code.UNIMPLEMENTED, message), "ARGUMENT_NOT_SUPPORTED");
            });
  }
}
