package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.StatusException;
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
  private static final int MAX_LOOKED_AT = 10_000;

  /** Some thousands of ordinary operations; a server with little memory has room for their text. */
  private static final long MAX_WEIGHT = 4 << 20;

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns the page that is asked for. It is found by the key that the last page ended with, so
   * that it costs the same at any depth, and that what comes or goes meanwhile moves nothing.
   *
   * <p>No page looks at more than {@value #MAX_LOOKED_AT} items, or has more of them than take 4
   * MiB of memory, but for a single one. Then it has fewer than were asked for, or none, and a
   * token all the same, as AIP-158 allows.
   *
   * @throws StatusException with INVALID_ARGUMENT if the token is not one of this list
   */
  public static <T> Page<T> of(PageRequest request, PageTokens tokens, Listing<T> all) {
    String last = tokens.open(request.token());
    Iterator<T> rest = all.after(last);
    List<T> items = new ArrayList<>();
    long weight = 0;
    for (int lookedAt = 0; rest.hasNext(); lookedAt++) {
      T item = rest.next();
      boolean shown = lookedAt < MAX_LOOKED_AT && all.shows(item);
      weight += shown ? all.weight(item) : 0;
      // Looking on until one more is shown keeps the last page from being followed by an empty one.
      boolean full =
          shown
              && (items.size() == request.effectiveSize()
                  || (weight > MAX_WEIGHT && !items.isEmpty()));
      if (last != null && (full || lookedAt == MAX_LOOKED_AT)) {
        return new Page<>(items, tokens.seal(last));
      }
      if (shown) {
        items.add(item);
      }
      last = all.key(item);
    }
    return new Page<>(items, "");
  }

  /** What a list goes through. */
  public interface Listing<T> {
    /** Returns all items after a key, in order; from the first where the key is null. */
    Iterator<T> after(@Nullable String key);

    /** Returns the key of an item. */
    String key(T item);

    /** Returns whether the list shows an item. */
    boolean shows(T item);

    /** Returns how many bytes an item takes that is shown. */
    long weight(T item);
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
