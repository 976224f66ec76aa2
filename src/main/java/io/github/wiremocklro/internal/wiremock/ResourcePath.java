package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.internal.api.ApiVersion;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The resource name in the path of a request (google/api/http.proto). */
final class ResourcePath {
  private static final String OPERATIONS = "operations";

  /** Of google/longrunning/operations.proto. */
  private static final Set<String> VERBS_OF_OPERATIONS = Set.of("cancel", "wait");

  /** What names begin with: a segment like a version behind one of these is the id in it. */
  private static final List<String> COLLECTIONS =
      List.of("projects", "organizations", "folders", "billingAccounts", "locations", OPERATIONS);

  private static final Pattern ENCODED_SLASH = Pattern.compile("%(2[Ff])");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  /** Characters that RFC 3986 lets stand in a path segment as they are (pchar). */
  private static final String LEGAL = "-._~!$&'()*+,;=:@";

  private ResourcePath() {}

  /**
   * Returns what stands after the version and before a custom verb, which only POST has, each
   * segment decoded. A version is the first segment like {@code v1} or {@code v2beta1}, whatever
   * prefix it stands behind; but in {@code /projects/v2/operations/x} the project is called so.
   *
   * @param isVerb tells whether some API has a custom verb; not asked for those that all have
   */
  static String of(Request request, Predicate<String> isVerb) {
    String name = unversioned(path(request.getUrl()));
    return decode(
        request.getMethod().equals(RequestMethod.POST) ? withoutVerb(name, isVerb) : name);
  }

  /** Returns the version that a name stands behind, empty where none does. */
  static String version(String path) {
    int end = nameStart(path) - 1;
    return end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Returns whether a URL is one of an API: a version stands before the name in it. */
  static boolean isVersioned(String url) {
    return nameStart(path(url)) > 0;
  }

  /**
   * Returns whether a path is one of operations: {@code operations} is a collection in it, not the
   * id of a resource. Each poll may pass here.
   */
  static boolean isOfOperations(String path) {
    int start = nameStart(path);
    start = start == 0 && path.startsWith("/") ? 1 : start;
    while (start >= 0 && start < path.length()) {
      if (isSegment(path, start, OPERATIONS)) {
        return true;
      }
      int id = path.indexOf('/', start) + 1;
      start = id == 0 ? -1 : path.indexOf('/', id) + 1;
      start = start == 0 ? -1 : start;
    }
    return false;
  }

  private static boolean isSegment(String path, int start, String text) {
    int end = start + text.length();
    return path.startsWith(text, start) && (end == path.length() || path.charAt(end) == '/');
  }

  private static String unversioned(String path) {
    return joined(path.substring(nameStart(path)));
  }

  /**
   * Returns where the name begins, behind the version; 0 where no version stands before the first
   * collection. Each poll passes here: no streams, no lists and no expressions.
   */
  private static int nameStart(String path) {
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      if (ApiVersion.isAt(path, start, end)) {
        return end + 1;
      }
      if (isCollection(path, start, end)) {
        return 0;
      }
      start = end + 1;
    }
    return 0;
  }

  private static boolean isCollection(String path, int start, int end) {
    for (String collection : COLLECTIONS) {
      if (collection.length() == end - start && path.startsWith(collection, start)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the segments of a path with one slash between them, and none around. */
  private static String joined(String path) {
    return path.startsWith("/") || path.endsWith("/") || path.contains("//")
        ? Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).collect(Collectors.joining("/"))
        : path;
  }

  /** Returns the path of a URL, without its query. */
  static String path(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** Returns a path in its one form: nothing is escaped in it that need not be. */
  static String unescaped(String path) {
    if (!isEncoded(path)) {
      return path;
    }
    return ESCAPE
        .matcher(path)
        .replaceAll(escape -> Matcher.quoteReplacement(legal(escape.group())));
  }

  private static String legal(String escape) {
    char c = (char) Integer.parseInt(escape.substring(1), 16);
    return isLegal(c) ? String.valueOf(c) : escape;
  }

  /** Returns whether a URL has nothing but separators and what need not be escaped. */
  static boolean isPlain(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c != '/' && c != '?' && !isLegal(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLegal(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0);
  }

  /**
   * Decodes percent escapes, except that of the slash: http.proto leaves it as it is, for it is
   * part of a segment. A plus is a plus in a path.
   */
  static String decode(String text) {
    if (!isEncoded(text)) {
      return text;
    }
    String kept = ENCODED_SLASH.matcher(text).replaceAll("%25$1");
    try {
      return URLDecoder.decode(kept.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException(
          "path", text, "is not percent-encoded UTF-8", "encode it (RFC 3986)");
    }
  }

  static boolean isEncoded(String text) {
    return text.indexOf('%') >= 0;
  }

  private static String withoutVerb(String name, Predicate<String> isVerb) {
    int colon = name.lastIndexOf(':');
    if (colon <= name.lastIndexOf('/')) {
      return name;
    }
    String verb = name.substring(colon + 1);
    boolean known =
        VERBS_OF_OPERATIONS.contains(verb) || !isOfOperations("/" + name) && isVerb.test(verb);
    return known ? name.substring(0, colon) : name;
  }
}
