package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for (AIP-158).
 *
 * @param size how many at the most; 0 for the default of 100; over 1,000 counts as 1,000
 * @param token the {@code nextPageToken} of the page before; null or empty for the first page
 */
public record PageRequest(int size, @Nullable String token) {
  private static final int DEFAULT_SIZE = 100;
  private static final int MAX_SIZE = 1_000;

  /** The first page, of the default size. */
  public static final PageRequest FIRST = new PageRequest(0, null);

  /**
   * @throws StatusException with INVALID_ARGUMENT if the size is negative
   */
  public PageRequest {
    if (size < 0) {
      throw Errors.invalidPageSize(size);
    }
  }

  /**
   * Returns the page that the texts of a request ask for.
   *
   * @param size a whole number; null for the default
   * @throws InvalidArgumentException if the size is none that int32 has
   */
  public static PageRequest parse(@Nullable String size, @Nullable String token) {
    try {
      return new PageRequest(size == null ? 0 : Integer.parseInt(size), token);
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException(
          "pageSize", size, "is no whole number of int32", "use 0 for the default (AIP-158)");
    }
  }

  /** Returns how many items a page has at most. */
  public int effectiveSize() {
    return size == 0 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE);
  }
}
