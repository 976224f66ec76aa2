package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.Seen;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.StatusException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operations as the templates of replies see them: beside what a client sees there are {@code
 * state}, {@code createTime} and {@code endTime}, for other APIs tell these too.
 */
final class OperationView {
  private static final String OPERATION = "operation";
  private static final String OPERATIONS = "operations";

  private OperationView() {}

  /** Returns the model of a reply that is an operation. */
  static Map<String, Object> of(OperationsService operations, JsonObject reply) {
    return Map.of(OPERATION, view(operations, reply));
  }

  /** Returns the model of a reply that says nothing of the operation that the call was about. */
  static Map<String, Object> of(OperationsService operations, OperationName name) {
    Seen seen = seen(operations, name.toString());
    JsonObject known = JsonObject.of("name", name.toString());
    return seen == null
        ? Map.of(OPERATION, JsonView.of(known))
        : Map.of(
            OPERATION,
            JsonView.of(
                OperationJson.of(seen.operation()),
                beside(seen.state(), seen.createTime(), seen.endTime())));
  }

  /** Returns the model of a list of operations. */
  static Map<String, Object> ofPage(OperationsService operations, JsonObject page) {
    List<?> items = page.get(OPERATIONS) instanceof List<?> list ? list : List.of();
    List<JsonView> views =
        items.stream()
            .filter(JsonObject.class::isInstance)
            .map(item -> view(operations, (JsonObject) item))
            .toList();
    return Map.of("page", JsonView.of(page, Map.of(OPERATIONS, views)));
  }

  private static JsonView view(OperationsService operations, JsonObject reply) {
    Seen seen = seen(operations, String.valueOf(reply.get("name")));
    if (seen == null) {
      // A validation keeps none.
      return JsonView.of(reply);
    }
    boolean done = Boolean.TRUE.equals(reply.get("done"));
    // It may have ended since the reply was made, and a reply is to be of one piece.
    OperationState state = !done && seen.state().isDone() ? OperationState.RUNNING : seen.state();
    return JsonView.of(reply, beside(state, seen.createTime(), done ? seen.endTime() : null));
  }

  private static Map<String, Object> beside(
      OperationState state, Instant createTime, @Nullable Instant endTime) {
    Map<String, Object> beside = new HashMap<>();
    beside.put("state", state.name());
    beside.put("createTime", createTime.toString());
    if (endTime != null) {
      beside.put("endTime", endTime.toString());
    }
    return beside;
  }

  private static @Nullable Seen seen(OperationsService operations, String name) {
    try {
      return operations.seen(OperationName.parse(name));
    } catch (StatusException | InvalidArgumentException notThere) {
      return null;
    }
  }
}
