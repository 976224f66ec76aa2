package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Effects that let a test do something in the middle of a start: when all is checked and held, and
 * nothing has started yet, or when the operation has.
 */
record Interlude(Effects effects, Consumer<OperationScript> beforeTheStart, Runnable afterTheStart)
    implements Effects {

  static Effects before(Effects effects, Consumer<OperationScript> action) {
    return new Interlude(effects, action, () -> {});
  }

  static Effects after(Effects effects, Runnable action) {
    return new Interlude(effects, script -> {}, action);
  }

  @Override
  public Prepared prepare(Scope scope, OperationScript script) {
    Prepared prepared = effects.prepare(scope, script);
    try {
      beforeTheStart.accept(script);
    } catch (RuntimeException e) {
      prepared.close();
      throw e;
    }
    return new Prepared() {
      @Override
      public Moment now() {
        return prepared.now();
      }

      @Override
      public @Nullable JsonObject resource() {
        return prepared.resource();
      }

      @Override
      public void commit(StoredOperation operation) {
        prepared.commit(operation);
        afterTheStart.run();
      }

      @Override
      public void close() {
        prepared.close();
      }
    };
  }
}
