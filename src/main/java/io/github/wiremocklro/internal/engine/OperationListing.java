package io.github.wiremocklro.internal.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list of operations that clients can find, newest first by start (frozen clocks make times tie).
 *
 * @param scopes what they are in
 * @param filter which of them are shown
 * @param weigher how many bytes one takes
 */
record OperationListing(
    Collection<Scope> scopes, Predicate<Lifecycle> filter, ToLongFunction<Lifecycle> weigher)
    implements Page.Listing<Lifecycle> {

  @Override
  public Iterator<Lifecycle> after(@Nullable String key) {
    long before = key == null ? Long.MAX_VALUE : Long.parseLong(key);
    Merged merged = new Merged();
    scopes.forEach(scope -> merged.add(scope.newestFirst(before).iterator()));
    return merged;
  }

  @Override
  public String key(Lifecycle lifecycle) {
    return String.valueOf(lifecycle.origin().sequence());
  }

  @Override
  public boolean shows(Lifecycle lifecycle) {
    return !lifecycle.removed() && filter.test(lifecycle);
  }

  @Override
  public long weight(Lifecycle lifecycle) {
    return weigher.applyAsLong(lifecycle);
  }

  /** Goes through several scopes at the same time, no further into any than it has to. */
  private static final class Merged implements Iterator<Lifecycle> {
    private final PriorityQueue<Head> newestFirst =
        new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.first.origin().sequence()).reversed());

    void add(Iterator<Lifecycle> rest) {
      if (rest.hasNext()) {
        newestFirst.add(new Head(rest.next(), rest));
      }
    }

    @Override
    public boolean hasNext() {
      return !newestFirst.isEmpty();
    }

    @Override
    public Lifecycle next() {
      Head head = newestFirst.remove();
      add(head.rest);
      return head.first;
    }
  }

  private record Head(Lifecycle first, Iterator<Lifecycle> rest) {}
}
