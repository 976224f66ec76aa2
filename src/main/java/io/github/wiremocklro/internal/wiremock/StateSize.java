package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.function.Consumer;

/**
 * How long a state is that is to be sent. Past the limit no more of it is made: a state may take
 * half of the memory, and there is not as much for its JSON.
 */
final class StateSize implements Consumer<JsonObject> {
  private final int limit;
  private long bytes;

  StateSize(int limit) {
    this.limit = limit;
  }

  @Override
  public void accept(JsonObject part) {
    bytes += Json.length(part);
    check(bytes);
  }

  /** Returns the whole, with what is none of its parts. */
  JsonObject checked(JsonObject state) {
    check(Json.length(state));
    return state;
  }

  private void check(long length) {
    if (length > limit) {
      throw LimitErrors.stateTooLarge(limit);
    }
  }
}
