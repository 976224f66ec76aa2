package io.github.wiremocklro.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pages of operations, newest first by start (frozen clocks make times tie). */
final class OperationPages {
  private static final Comparator<Lifecycle> NEWEST_FIRST =
      Comparator.comparingLong((Lifecycle lifecycle) -> lifecycle.origin().sequence()).reversed();

  private OperationPages() {}

  /** Returns a page of those operations of a scope that match. */
  static Page<Lifecycle> of(
      Scope scope, PageRequest request, String arguments, Predicate<Lifecycle> filter) {
    return Page.of(
        request,
        arguments,
        key -> scope.newestFirst(before(key)).iterator(),
        OperationPages::key,
        filter);
  }

  /** Returns a page of the operations of several scopes. */
  static Page<Lifecycle> of(Collection<Scope> scopes, PageRequest request, String arguments) {
    return Page.of(
        request,
        arguments,
        key -> newestFirst(scopes, before(key), request.effectiveSize()),
        OperationPages::key);
  }

  private static Iterator<Lifecycle> newestFirst(Collection<Scope> scopes, long before, int size) {
    // One more than the page, which tells whether there is a next one.
    return scopes.stream()
        .flatMap(scope -> scope.newestFirst(before).limit(size + 1L))
        .sorted(NEWEST_FIRST)
        .iterator();
  }

  static String key(Lifecycle lifecycle) {
    return String.valueOf(lifecycle.origin().sequence());
  }

  private static long before(@Nullable String key) {
    return key == null ? Long.MAX_VALUE : Long.parseLong(key);
  }
}
