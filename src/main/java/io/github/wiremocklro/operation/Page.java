package io.github.wiremocklro.operation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list (AIP-158).
 *
 * @param items what is on it; may be empty
 * @param nextPageToken asks for the next page; empty on the last one
 */
public record Page<T>(List<T> items, String nextPageToken) {
  private static final int MAX_LOOKED_AT = 10_000;
  private static final int MAX_BYTES = 4 << 20;

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** Returns the page that is asked for, of a list that shows all there is. */
  public static <T> Page<T> of(
      PageRequest request,
      String arguments,
      Function<@Nullable String, Iterator<T>> after,
      Function<T, String> key) {
    return of(request, arguments, after, key, item -> true);
  }

  /**
   * Returns the page that is asked for. It is found by the key that the last page ended with, so
   * that it costs the same at any depth, and that what comes or goes meanwhile moves nothing.
   *
   * <p>No page looks at more than {@value #MAX_LOOKED_AT} items. Where few of so many match, it has
   * fewer than were asked for, or none, and a token all the same, as AIP-158 allows.
   *
   * @param arguments what the list depends on beside the page: a token is bound to it
   * @param after gives all items after a key, in order; from the first where the key is null
   * @param key the key of an item
   * @param filter which items the list shows
   * @throws StatusException with INVALID_ARGUMENT if the token is not one of this list
   */
  static <T> Page<T> of(
      PageRequest request,
      String arguments,
      Function<@Nullable String, Iterator<T>> after,
      Function<T, String> key,
      Predicate<T> filter) {
    String last = PageToken.open(request.token(), arguments);
    Iterator<T> rest = after.apply(last);
    List<T> items = new ArrayList<>();
    for (int lookedAt = 0; rest.hasNext(); lookedAt++) {
      T item = rest.next();
      boolean matches = lookedAt < MAX_LOOKED_AT && filter.test(item);
      // Looking on until one more matches keeps the last page from being followed by an empty one.
      boolean full = matches && items.size() == request.effectiveSize();
      if (last != null && (full || lookedAt == MAX_LOOKED_AT)) {
        return new Page<>(items, PageToken.seal(last, arguments));
      }
      if (matches) {
        items.add(item);
      }
      last = key.apply(item);
    }
    return new Page<>(items, "");
  }

  /**
   * Returns this page without what makes it heavy, which the next one begins with, as AIP-158
   * allows: so what it takes to write a page is bounded. One item is always on it.
   *
   * @param arguments what the list depends on beside the page
   * @param key the key of an item
   * @param weight how many bytes of the memory an item takes
   */
  public Page<T> light(String arguments, Function<T, String> key, ToLongFunction<T> weight) {
    long bytes = 0;
    for (int i = 0; i < items.size(); i++) {
      bytes += weight.applyAsLong(items.get(i));
      if (bytes > MAX_BYTES && i > 0) {
        String next = PageToken.seal(key.apply(items.get(i - 1)), arguments);
        return new Page<>(items.subList(0, i), next);
      }
    }
    return this;
  }

  /**
   * Returns the items of all pages.
   *
   * @param pages gives the page that a token asks for; the first where the token is empty
   */
  public static <T> List<T> all(Function<String, Page<T>> pages) {
    List<T> all = new ArrayList<>();
    String token = "";
    do {
      Page<T> page = pages.apply(token);
      all.addAll(page.items());
      token = page.nextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  /** Returns this page with each item turned into another. */
  public <R> Page<R> map(Function<T, R> function) {
    return new Page<>(items.stream().map(function).toList(), nextPageToken);
  }
}
