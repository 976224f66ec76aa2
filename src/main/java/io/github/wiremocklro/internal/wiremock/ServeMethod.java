package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;

/** Any method of a known API: what the mapping does not say, its descriptor tells. */
final class ServeMethod implements Rpc {
  static final String NAME = "serve-method";

  private final StartOperation starts;
  private final PlainMethod plain;

  ServeMethod(StartOperation starts, PlainMethod plain) {
    this.starts = starts;
    this.plain = plain;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    ApiCall api = call.api().orElseThrow(ServeMethod::unknown);
    return api.method().startsOperation()
        ? starts.start(call, api.method().simpleName())
        : Answer.of(plain.reply(api, call));
  }

  private static StatusException unknown() {
    String message =
        "No API that is known here has a method for this request: let the mapping match by {\"customMatcher\": {\"name\": \"%s\"}}."
            .formatted(RpcMatcher.NAME);
    return new StatusException(Status.of(Code.UNIMPLEMENTED, message), "METHOD_NOT_FOUND");
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return starts.model(call, reply);
  }
}
