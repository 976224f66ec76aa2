package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What answers an rpc. It knows no transport; {@link RpcTransformer} brings the calls. */
interface Rpc {
  /** The full name of the message that an operation is. */
  String OPERATION = "google.longrunning.Operation";

  /** Returns the name by which a mapping asks for it. */
  String name();

  /** Returns the answer to a call; errors may be thrown, too. */
  Answer<JsonObject> answer(RpcCall call);

  /** Returns the answer to a call, or where it has to wait, what it will be: it keeps no thread. */
  default CompletableFuture<Answer<JsonObject>> later(RpcCall call) {
    return CompletableFuture.completedFuture(answer(call));
  }

  /**
   * Returns what a mapping's own body can tell of a success, by the names that its template has for
   * it.
   *
   * @param reply what the answer would say without it
   */
  Map<String, Object> model(RpcCall call, JsonObject reply);

  /**
   * Returns the answer to one who is not shown it, for whom it only has to be as long as it would
   * be: that is no call of the rpc.
   */
  default Answer<JsonObject> peek(RpcCall call) {
    return answer(call);
  }

  /**
   * Returns the full name of the message that a call is answered with; empty where no descriptor
   * tells it.
   */
  default String replyType(RpcCall call) {
    return call.api().map(api -> api.method().reply()).orElse("");
  }
}
