package io.github.wiremocklro.internal.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list of operations that clients can find, newest first by start (frozen clocks make times tie).
 *
 * @param scopes what they are in
 * @param view makes of an operation what the list shows of it, once; null for nothing
 * @param filter which of that is shown
 * @param weigher how many bytes that takes
 */
record OperationListing<T>(
    Collection<Scope> scopes,
    Function<Lifecycle, @Nullable T> view,
    Predicate<T> filter,
    ToLongFunction<T> weigher)
    implements Page.Listing<OperationListing.Item<T>> {

  /** What is shown of an operation, null for nothing. */
  record Item<T>(long sequence, @Nullable T shown) {
    T value() {
      return Objects.requireNonNull(shown);
    }
  }

  /** Returns a page of what is shown. */
  Page<T> page(PageRequest request, PageTokens tokens) {
    return Page.of(request, tokens, this).map(Item::value);
  }

  @Override
  public Iterator<Item<T>> after(@Nullable String key) {
    long before = key == null ? Long.MAX_VALUE : Long.parseLong(key);
    Merged<T> merged = new Merged<>();
    scopes.forEach(scope -> merged.add(scope.newestFirst(before).map(this::item).iterator()));
    return merged;
  }

  private Item<T> item(Lifecycle lifecycle) {
    T shown = lifecycle.removed() ? null : view.apply(lifecycle);
    return new Item<>(lifecycle.origin().sequence(), shown);
  }

  @Override
  public String key(Item<T> item) {
    return String.valueOf(item.sequence);
  }

  @Override
  public boolean shows(Item<T> item) {
    return item.shown != null && filter.test(item.shown);
  }

  @Override
  public long weight(Item<T> item) {
    return weigher.applyAsLong(item.value());
  }

  /** Goes through several scopes at the same time, no further into any than it has to. */
  private static final class Merged<T> implements Iterator<Item<T>> {
    private final PriorityQueue<Head<T>> newestFirst =
        new PriorityQueue<>(
            Comparator.comparingLong((Head<T> head) -> head.first.sequence).reversed());

    void add(Iterator<Item<T>> rest) {
      if (rest.hasNext()) {
        newestFirst.add(new Head<>(rest.next(), rest));
      }
    }

    @Override
    public boolean hasNext() {
      return !newestFirst.isEmpty();
    }

    @Override
    public Item<T> next() {
      Head<T> head = newestFirst.remove();
      add(head.rest);
      return head.first;
    }
  }

  private record Head<T>(Item<T> first, Iterator<Item<T>> rest) {}
}
