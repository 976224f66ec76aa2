package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.List;
import java.util.Optional;

/** A call of an rpc as it arrived over HTTP: a reader of path, query, body and mapping. */
final class RpcCall {
  /** The parameter of a mapping that names what the call is about. */
  static final String NAME = "name";

  /** More than the history keeps of a body, however its characters are encoded. */
  private static final int SHOWN_BYTES = 1_200;

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
    return InvalidScriptException.at(NAME, () -> OperationName.parse(name()));
  }

  /** Returns whether only the headers of the reply are asked for. */
  boolean isHead() {
    return event.getRequest().getMethod().equals(RequestMethod.HEAD);
  }

  /** Returns what the mapping says to the transformer, its templates rendered. */
  JsonObject parameters() {
    return templates.render(event);
  }

  /** Returns what the client says of its own call, in the header {@code x-lro-script}. */
  Optional<JsonObject> scriptHeader() {
    return ScriptHeader.of(event.getRequest());
  }

  String body() {
    return event.getRequest().getBodyAsString();
  }

  /** Returns the call as the history tells of it: the line of the request, and what it says. */
  RpcRequest request(String rpc) {
    Request request = event.getRequest();
    String line = request.getMethod() + " " + Credentials.withoutParameters(request.getUrl());
    byte[] body = request.getBody();
    String said = new String(body, 0, Math.min(body.length, SHOWN_BYTES), UTF_8).strip();
    return new RpcRequest(rpc, said.isEmpty() ? line : line + " " + said);
  }

  /** Returns what the mapping is called, as those are that start operations: after the rpc. */
  String mappingName(String otherwise) {
    StubMapping mapping = event.getStubMapping();
    return mapping == null || mapping.getName() == null ? otherwise : mapping.getName();
  }

  /**
   * Returns the body of a custom method, checked: clients send nothing, {@code {}}, or the name
   * once more.
   *
   * @param fields what else the request message has
   */
  JsonObject checkedBody(OperationName name, String... fields) {
    if (body().isBlank()) {
      return JsonObject.EMPTY;
    }
    JsonObject request = Json.parseObject(body(), "the request body");
    List<String> known = List.of(fields);
    for (String field : request.fields().keySet()) {
      if (!field.equals(NAME) && !known.contains(field)) {
        throw new InvalidScriptException(
            field,
            request.get(field),
            "stands under a name that the request message does not have",
            "send an empty body or {}");
      }
    }
    // In proto3 JSON null is as good as absent.
    if (request.get(NAME) != null && !name.toString().equals(request.get(NAME))) {
      throw new InvalidScriptException(
          NAME,
          request.get(NAME),
          "is another operation than that of the path, " + name,
          "send an empty body or {}");
    }
    return request;
  }

  PageRequest page() {
    return PageRequest.parse(query("pageSize").orElse(null), query("pageToken").orElse(null));
  }

  /** Refuses the call if it has an argument that is not served. */
  void refuse(String argument) {
    if (query(argument).isPresent()) {
      throw Errors.argumentNotSupported(argument);
    }
  }

  /** Returns the value of a query parameter, in either spelling; empty where it has none. */
  Optional<String> query(String lowerCamelName) {
    return first(lowerCamelName).or(() -> first(FieldCase.snake(lowerCamelName)));
  }

  private Optional<String> first(String name) {
    QueryParameter parameter = event.getRequest().queryParameter(name);
    // Google's Java client sends "filter&pageToken" without a value: no values then.
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? Optional.empty()
        : Optional.of(parameter.firstValue()).filter(value -> !value.isEmpty());
  }
}
