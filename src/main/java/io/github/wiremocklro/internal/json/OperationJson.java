package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proto3 JSON form of {@code google.longrunning.Operation} and {@code google.rpc.Status}. */
public final class OperationJson {
  private OperationJson() {}

  /** Returns the operation; {@code done} is there even when it is false. */
  public static JsonObject of(Operation operation) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", operation.name().toString());
    if (operation.metadata() != null) {
      json.put("metadata", operation.metadata());
    }
    json.put("done", operation.done());
    if (operation.error() != null) {
      json.put("error", of(operation.error()));
    }
    if (operation.response() != null) {
      json.put("response", operation.response());
    }
    return new JsonObject(json);
  }

  /** Returns the status; details are there only if it has some. */
  public static JsonObject of(Status status) {
    JsonObject json = JsonObject.of("code", status.code().number(), "message", status.message());
    return status.details().isEmpty() ? json : json.with("details", status.details());
  }
}
