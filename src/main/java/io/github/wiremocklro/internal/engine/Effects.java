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
  Effects NONE = (scope, script) -> new Nothing(scope.now(), false);

  /**
   * Checks what the script wants to do, and holds what that needs until it is closed.
   *
   * @throws StatusException if it cannot be done; then nothing has changed
   */
  Prepared prepare(Scope scope, OperationScript script);

  /**
   * Returns a script of a test's own with what it says of a resource in the normal form of the
   * resource's type, where that is known.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it does not fit
   */
  default OperationScript read(OperationScript script) {
    return script;
  }

  /** What was checked, and is done only if it is committed. To be closed by the same thread. */
  interface Prepared extends AutoCloseable {

    /** Returns the moment of the start. */
    Moment now();

    /** Returns the resource as it will be once the operation completes; null for none. */
    @Nullable JsonObject resource();

    /** Returns the resource as it was, where the operation deletes it; null for none. */
    default @Nullable JsonObject deleted() {
      return null;
    }

    /** Returns whether there is nothing to do, so that the operation is done at once. */
    default boolean isMoot() {
      return false;
    }

    /** Does it, for an operation that has started. To be called at most once. */
    void commit(StoredOperation operation);

    /** Gives back what was held; all of it, where nothing was committed. */
    @Override
    void close();
  }

  /**
   * Nothing, at a moment.
   *
   * @param isMoot whether something was asked for, such as a delete of what is not there
   */
  record Nothing(Moment now, boolean isMoot) implements Prepared {

    @Override
    public @Nullable JsonObject resource() {
      return null;
    }

    @Override
    public void commit(StoredOperation operation) {}

    @Override
    public void close() {}
  }
}
