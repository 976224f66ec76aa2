package io.github.wiremocklro.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Pages of operations, newest first by start (frozen clocks make times tie). */
final class OperationPages {
  private static final Comparator<Lifecycle> NEWEST_FIRST =
      Comparator.comparingLong((Lifecycle lifecycle) -> lifecycle.origin().sequence()).reversed();

  private OperationPages() {}

  static Page<Lifecycle> of(
      Collection<Scope> scopes,
      PageRequest request,
      String arguments,
      Predicate<OperationName> filter) {
    return Page.of(
        request,
        arguments,
        key -> {
          long before = key == null ? Long.MAX_VALUE : Long.parseLong(key);
          return newestFirst(scopes, before, request.effectiveSize(), filter);
        },
        lifecycle -> String.valueOf(lifecycle.origin().sequence()));
  }

  private static Iterator<Lifecycle> newestFirst(
      Collection<Scope> scopes, long before, int size, Predicate<OperationName> filter) {
    // One more than the page, which tells whether there is a next one.
    return scopes.stream()
        .flatMap(scope -> page(scope, before, filter).limit(size + 1L))
        .sorted(NEWEST_FIRST)
        .iterator();
  }

  private static Stream<Lifecycle> page(Scope scope, long before, Predicate<OperationName> filter) {
    return scope.newestFirst(before).filter(lifecycle -> filter.test(lifecycle.origin().name()));
  }
}
