package io.github.wiremocklro.internal.api;

/**
 * The segment of a path that names the version of an API, such as {@code v1} or {@code v2beta1}
 * (AIP-185): a {@code v}, a digit, and letters and digits. Each request passes here, so no
 * expression looks for it.
 */
public final class ApiVersion {
  private ApiVersion() {}

  /** Returns whether the characters of a path from a start to an end are a version. */
  public static boolean isAt(String path, int start, int end) {
    if (end - start < 2 || path.charAt(start) != 'v' || !isDigit(path.charAt(start + 1))) {
      return false;
    }
    for (int i = start + 2; i < end; i++) {
      if (!isWord(path.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a path lies below a version, however many slashes it begins with. */
  public static boolean isFirstOf(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    int end = path.indexOf('/', start);
    return start > 0 && end > 0 && isAt(path, start, end);
  }

  private static boolean isWord(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
