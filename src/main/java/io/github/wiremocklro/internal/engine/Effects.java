package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * What the start of an operation does beside the operation: the resources implement it, so that
 * this package need not know them. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Effects {

  /** Nothing beside the operation, whatever the script says of resources. */
  Effects NONE = (scope, script, start) -> start.with(null, scope.now());

  /**
   * Checks what the script wants to do, and starts the operation if it can be done.
   *
   * @param start to be called at most once
   * @return what {@code start} returned
   * @throws StatusException if it cannot be done; then nothing has changed
   */
  StoredOperation begin(Scope scope, OperationScript script, Start start);

  /** Starts the operation. */
  @FunctionalInterface
  interface Start {
    /**
     * @param effect the resource as it will be once the operation completes; null for none
     * @param now the moment of the start
     */
    StoredOperation with(@Nullable JsonObject effect, Moment now);
  }
}
