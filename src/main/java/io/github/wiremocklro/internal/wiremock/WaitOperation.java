package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /v1/{name=operations/**}:wait}. A wait keeps a thread of the server, so only so many
 * wait at a time; the others are answered at once, as operations.proto allows.
 */
final class WaitOperation implements Rpc {
  private static final Duration AS_LONG_AS_POSSIBLE = Duration.ofDays(1);

  static final String NAME = "wait-operation";

  private final OperationsService operations;
  private final Semaphore places;

  /**
   * Creates the transformer.
   *
   * @param places of those who may wait at the same time
   */
  WaitOperation(OperationsService operations, Semaphore places) {
    this.operations = operations;
    this.places = places;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String replyType(RpcCall call) {
    return OPERATION;
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    Duration timeout = timeout(call);
    boolean hasPlace = places.tryAcquire();
    try {
      return answer(call, await(call, hasPlace ? timeout : Duration.ZERO));
    } finally {
      if (hasPlace) {
        places.release();
      }
    }
  }

  /** This takes no place, for it keeps no thread. */
  @Override
  public CompletableFuture<Answer<JsonObject>> later(RpcCall call) {
    CompletableFuture<Answer<Operation>> waiting = await(call, timeout(call));
    return waiting.handle((unused, failure) -> answer(call, waiting));
  }

  private CompletableFuture<Answer<Operation>> await(RpcCall call, Duration timeout) {
    CompletableFuture<Answer<Operation>> waiting =
        operations.await(call.operationName(), timeout, call.request("WaitOperation"));
    call.whenGone(() -> waiting.cancel(false));
    return waiting;
  }

  private Answer<JsonObject> answer(RpcCall call, Future<Answer<Operation>> waiting) {
    try {
      return waiting.get().map(OperationJson::of);
    } catch (InterruptedException e) {
      // Then it is over for this one.
      Thread.currentThread().interrupt();
      waiting.cancel(false);
    } catch (CancellationException e) {
      // Then nobody is there any more to be answered.
    } catch (ExecutionException e) {
      throw new IllegalStateException("a wait failed", e.getCause());
    }
    return Answer.of(operations.peek(call.operationName())).map(OperationJson::of);
  }

  /**
   * Blank means the limit of the protocol (operations.proto). Where an API binds the method without
   * a body, as Vertex AI does (aiplatform_v1.yaml), it is a parameter of the query.
   */
  private static Duration timeout(RpcCall call) {
    call.checkFields("timeout");
    Object timeout = call.checkedMessage(call.operationName(), "timeout").get("timeout");
    timeout = timeout == null ? call.query("timeout").orElse(null) : timeout;
    if (timeout == null) {
      return AS_LONG_AS_POSSIBLE;
    }
    if (!(timeout instanceof String text)) {
      throw new InvalidArgumentException(
          "timeout", timeout, "is no string", "write a duration such as \"5s\"");
    }
    Duration parsed = InvalidArgumentException.at("timeout", () -> Durations.parse(text));
    if (parsed.isNegative()) {
      throw new InvalidArgumentException(
          "timeout", text, "is negative", "use \"0s\" to be answered at once");
    }
    return parsed;
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.of(operations, reply);
  }
}
