package io.github.wiremocklro.internal.wiremock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** What the JDK does not do: to cancel what is made of a future leaves that one as it is. */
final class Cancellation {
  private Cancellation() {}

  /** Returns a future; whoever cancels it cancels what it is made of as well. */
  static <T> CompletableFuture<T> passedOn(CompletableFuture<T> made, Future<?> of) {
    then(made, () -> of.cancel(false));
    return made;
  }

  /** Runs something once a future is cancelled. */
  static void then(CompletableFuture<?> future, Runnable action) {
    future.whenComplete(
        (unused, failure) -> {
          if (future.isCancelled()) {
            action.run();
          }
        });
  }
}
