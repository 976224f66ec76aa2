package io.github.wiremocklro.internal.wiremock;

import java.util.concurrent.CompletableFuture;

/** What there is to do where nobody waits any more. */
final class Cancellation {
  private Cancellation() {}

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
