package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of an rpc, as the rpc sees it: what the caller says, and what the mapping that serves it
 * says. How it was transported is not told. The default methods are rules that several rpcs have.
 */
interface RpcCall {
  /** The parameter of a mapping, and the field of a request message, that says what is called. */
  String NAME = "name";

  /** Returns the name of what the call is about: what the mapping says, else the caller. */
  String name();

  /** Returns the request message, empty where nothing was sent. */
  JsonObject message();

  /** Returns the values of a header, none where the call has none of that name. */
  List<String> header(String name);

  /** Returns a field of the request that is sent beside the message; empty where it has none. */
  Optional<String> query(String lowerCamelName);

  /**
   * Refuses a request that says something beside its message that its method has no field for, or
   * one twice, but for a mapping of the user's. Over gRPC there can be none.
   *
   * @param lowerCamelNames of the fields that the method has
   * @throws io.github.wiremocklro.operation.StatusException with {@code INVALID_ARGUMENT}
   */
  default void checkFields(String... lowerCamelNames) {}

  /** Returns a field that is sent beside the message and is true or false; false for none. */
  default boolean flag(String lowerCamelName) {
    String text = query(lowerCamelName).orElse("false");
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new InvalidArgumentException(
          lowerCamelName, text, "is neither true nor false", "use one of them");
    }
    return Boolean.parseBoolean(text);
  }

  /**
   * Returns the parameters that all methods of Google's APIs have, and that say what becomes of a
   * reply; none over gRPC, where there are only headers.
   */
  default Map<String, List<String>> systemParameters() {
    return Map.of();
  }

  /** Returns the call as one of a method of a known API; empty where it is none. */
  Optional<ApiCall> api();

  /** Returns what the mapping calls the rpc that it serves; empty where it does not. */
  Optional<String> rpcName();

  /** Returns what the mapping says to the transformer, its templates rendered. */
  JsonObject parameters();

  /** Returns the call as the history tells of it. */
  RpcRequest request(String rpc);

  /** Runs something once nobody waits for the reply any more; never where that is not noticed. */
  default void whenGone(Runnable action) {}

  /** Returns the name of an operation that the call is about. */
  default OperationName operationName() {
    return InvalidArgumentException.at(NAME, () -> OperationName.parse(name()));
  }

  /**
   * Returns the message of a custom method, checked: clients send nothing, {@code {}}, or the name
   * once more.
   *
   * @param fields what else the request message has
   */
  default JsonObject checkedMessage(OperationName name, String... fields) {
    JsonObject message = message();
    List<String> known = List.of(fields);
    for (String field : message.fields().keySet()) {
      if (!field.equals(NAME) && !known.contains(field)) {
        throw new InvalidArgumentException(
            field,
            message.get(field),
            "stands under a name that the request message does not have",
            "send an empty body or {}");
      }
    }
    // In proto3 JSON null is as good as absent.
    if (message.get(NAME) != null && !name.toString().equals(message.get(NAME))) {
      throw new InvalidArgumentException(
          NAME,
          message.get(NAME),
          "is another operation than that of the path, " + name,
          "send an empty body or {}");
    }
    return message;
  }

  /** Returns which page of a list is asked for. */
  default PageRequest page() {
    return PageRequest.parse(query("pageSize").orElse(null), query("pageToken").orElse(null));
  }
}
