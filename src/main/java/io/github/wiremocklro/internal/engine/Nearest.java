package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ResourceNames;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody may have meant: one of the same length in segments, that has the
 * same id somewhere else, or differs in one place, by a slip of the pen. One look at each name.
 */
public final class Nearest {
  /** Who asks again and again must not keep the server busy. */
  private static final int LOOKED_AT = 1_000;

  private Nearest() {}

  /** Returns the known name that is most like another one; null where none is like it. */
  static @Nullable String to(String name, Stream<String> known) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    Iterator<String> names = known.limit(LOOKED_AT).iterator();
    while (names.hasNext()) {
      String other = names.next();
      int difference = difference(name, other);
      if (difference < least && isLike(name, other, difference)) {
        nearest = other;
        least = difference;
      }
    }
    return nearest;
  }

  private static boolean isLike(String name, String other, int difference) {
    String id = ResourceNames.lastSegment(name);
    boolean sameId = id.equals(ResourceNames.lastSegment(other));
    return difference > 0
        && (sameId || 2 * difference < id.length())
        && segments(name) == segments(other);
  }

  private static long segments(String name) {
    return name.chars().filter(c -> c == '/').count();
  }

  /** Returns how long the middle is that two texts do not share; 0 where they are equal. */
  public static int difference(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int start = 0;
    while (start < shorter && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return Math.max(a.length(), b.length()) - start - end;
  }
}
