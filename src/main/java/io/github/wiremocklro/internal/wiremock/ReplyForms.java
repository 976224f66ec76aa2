package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.ReplyForm;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds the forms in which clients want their replies, however they say it. */
final class ReplyForms {
  /** The system parameter {@code fields} as a header, which gRPC has too. */
  private static final String FIELD_MASK = "x-goog-fieldmask";

  private final Catalog catalog;

  ReplyForms(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Returns what makes of the reply to a call what the client wants.
   *
   * @throws io.github.wiremocklro.operation.StatusException if it wants what is not there
   */
  UnaryOperator<JsonObject> of(Rpc rpc, RpcCall call) {
    return ReplyForm.of(
        catalog, call.systemParameters(), call.header(FIELD_MASK), () -> rpc.replyType(call));
  }

  /** Returns what writes the reply to a call, be it an error or not. */
  static Function<JsonObject, byte[]> writer(RpcCall call) {
    return ReplyForm.isIndented(call.systemParameters()) ? Json::indented : Json::bytes;
  }
}
