package io.github.wiremocklro.operation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list (AIP-158).
 *
 * @param items what is on it; may be empty
 * @param nextPageToken asks for the next page; empty on the last one
 */
public record Page<T>(List<T> items, String nextPageToken) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns the page that is asked for. It is found by the key that the last page ended with, so
   * that it costs the same at any depth, and that what comes or goes meanwhile moves nothing.
   *
   * @param arguments what the list depends on beside the page: a token is bound to it
   * @param after gives all items after a key, in order; from the first where the key is null
   * @param key the key of an item
   * @throws StatusException with INVALID_ARGUMENT if the token is not one of this list
   */
  public static <T> Page<T> of(
      PageRequest request,
      String arguments,
      Function<@Nullable String, Iterator<T>> after,
      Function<T, String> key) {
    Iterator<T> rest = after.apply(PageToken.open(request.token(), arguments));
    List<T> items = new ArrayList<>();
    while (rest.hasNext() && items.size() < request.effectiveSize()) {
      items.add(rest.next());
    }
    boolean last = items.isEmpty() || !rest.hasNext();
    String next = last ? "" : PageToken.seal(key.apply(items.get(items.size() - 1)), arguments);
    return new Page<>(items, next);
  }

  /** Returns this page with each item turned into another. */
  public <R> Page<R> map(Function<T, R> function) {
    return new Page<>(items.stream().map(function).toList(), nextPageToken);
  }
}
