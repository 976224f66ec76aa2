package io.github.wiremocklro.internal.wiremock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** What the JDK does not do: to cancel what is made of a future leaves that one as it is. */
final class Cancellation {
  private Cancellation() {}

  /** Returns a future; whoever cancels it cancels what it is made of as well. */
  static <T> CompletableFuture<T> passedOn(CompletableFuture<T> made, Future<?> of) {
    made.whenComplete(
        (unused, failure) -> {
          if (made.isCancelled()) {
            boolean alsoUnused = of.cancel(false);
          }
        });
    return made;
  }
}
