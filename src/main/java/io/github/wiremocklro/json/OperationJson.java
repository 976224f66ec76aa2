package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;

/** The proto3 JSON form of {@code google.longrunning.Operation} and {@code google.rpc.Status}. */
public final class OperationJson {
  private OperationJson() {}

  /** Returns the operation; {@code done} is there even when it is false. */
  public static JsonObject of(Operation operation) {
    JsonObject json = JsonObject.of("name", operation.name().toString());
    if (operation.metadata() != null) {
      json = json.with("metadata", operation.metadata());
    }
    json = json.with("done", operation.done());
    if (operation.error() != null) {
      json = json.with("error", of(operation.error()));
    }
    return operation.response() == null ? json : json.with("response", operation.response());
  }

  /** Returns the status; details are there only if it has some. */
  public static JsonObject of(Status status) {
    JsonObject json = JsonObject.of("code", status.code().number(), "message", status.message());
    return status.details().isEmpty() ? json : json.with("details", status.details());
  }
}
