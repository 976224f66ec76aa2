package io.github.wiremocklro.operation;

/** What the parts of a resource name (AIP-122) mean here. */
public final class ResourceNames {
  /** The scope of operations of the top level. */
  public static final String TOP_LEVEL = "operations";

  private static final int MAX_LENGTH = 2048;

  private ResourceNames() {}

  /**
   * Returns the scope that a name lies in: its first two segments, such as {@code projects/t-42}.
   * What two tests do in two scopes never meets. Operations of the top level, {@code
   * operations/{id}}, share the scope {@code operations}.
   */
  public static String scope(String name) {
    if (name.isEmpty() || name.startsWith(TOP_LEVEL + "/")) {
      return TOP_LEVEL;
    }
    int end = name.indexOf('/', name.indexOf('/') + 1);
    return end < 0 ? name : name.substring(0, end);
  }

  /**
   * Returns the scope that a user means, who may give any name in it.
   *
   * @throws InvalidArgumentException if no name can be in such a scope
   */
  public static String checkedScope(String nameOrScope) {
    String scope = scope(checked(nameOrScope));
    if (scope.indexOf('/') < 0 && !scope.equals(TOP_LEVEL)) {
      throw new InvalidArgumentException(
          "",
          nameOrScope,
          "is no scope",
          "write two segments, as in \"projects/%s\"".formatted(nameOrScope));
    }
    return scope;
  }

  /**
   * Returns the name, if it is one: segments that are not empty, between single slashes. None is a
   * dot or two, with which a path means another place (RFC 3986).
   *
   * @throws InvalidArgumentException if it is none
   */
  public static String checked(String name) {
    if (!isWellFormed(name)) {
      throw new InvalidArgumentException(
          "",
          name,
          "is no resource name",
          "write segments between single slashes, none of them . or .., at most %d characters, as in \"projects/p/locations/l\""
              .formatted(MAX_LENGTH));
    }
    return name;
  }

  /** Each call passes here, some twice: one look at each character, and nothing made. */
  private static boolean isWellFormed(String name) {
    boolean blank = true;
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c) || (c == '/' && (blank || isDots(name, start, i)))) {
        return false;
      }
      blank = c == '/' || (blank && Character.isWhitespace(c));
      start = c == '/' ? i + 1 : start;
    }
    return !blank && !isDots(name, start, name.length()) && name.length() <= MAX_LENGTH;
  }

  private static boolean isDots(String name, int start, int end) {
    return end - start <= 2 && name.charAt(start) == '.' && name.charAt(end - 1) == '.';
  }

  /** Returns the name without its last segment: {@code a/b} of {@code a/b/c}, "" of {@code a}. */
  public static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** Returns the last segment of a name. */
  public static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
