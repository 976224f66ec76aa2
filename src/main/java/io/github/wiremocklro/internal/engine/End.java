package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of an operation, once it has come.
 *
 * @param time when it came
 * @param result what the operation resulted in
 * @param metadata what a test has given to be merged into the metadata; null for nothing
 */
public record End(Instant time, Operation.Result result, @Nullable JsonObject metadata) {

  OperationState state() {
    return OperationState.doneWith(result.error());
  }

  /** Returns the resource as the completed operation left it, null where it left none. */
  @Nullable JsonObject effect(Origin origin) {
    Origin.Planned planned = origin.planned();
    JsonObject response = result.response();
    if (planned == null || response == null) {
      return null;
    }
    JsonObject effect = planned.resource();
    ResourceChange change = origin.script().resource();
    if (change != null && change.kind() == ResourceChange.Kind.CUSTOM) {
      return effect;
    }
    JsonObject changed = OutputOnlyFields.updated(effect, planned.type(), time);
    boolean responseIsTheResource =
        response != effect && String.valueOf(effect.get("name")).equals(response.get("name"));
    if (!responseIsTheResource) {
      return changed;
    }
    JsonObject merged = Oneofs.settled(changed.overlaidWith(response), response, planned.type());
    return planned.type().withoutInputOnly(merged);
  }

  /** Returns the response that clients see; the resource reads there as the operation left it. */
  @Nullable JsonObject response(Origin origin) {
    JsonObject response = result.response();
    return response != null && response == origin.effect() ? effect(origin) : response;
  }
}
