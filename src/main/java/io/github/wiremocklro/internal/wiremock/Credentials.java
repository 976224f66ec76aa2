package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a request or a reply is a credential, and how it is shown: of {@code Bearer abc}, {@code
 * Bearer [redacted]} is left. Only what is shown is redacted, never what is matched or recorded.
 * Thread-safe.
 */
public final class Credentials {
  static final String REDACTED = "[redacted]";

  /** Google's clients send Authorization, X-Goog-Api-Key and X-Goog-Iam-Authorization-Token. */
  private static final String IN_NAMES = "authorization";

  private static final List<String> ENDS_OF_NAMES =
      List.of(
          "cookie",
          "cookie2",
          "apikey",
          "api-key",
          "-token",
          "csrftoken",
          "-secret",
          "-password",
          "-assertion");

  /** The parameters that any Google API takes, those of signed URLs, and those of OAuth. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\$?(?:key|api_?key|(?:(?:access|oauth|bearer|id|refresh)_)?token|client_secret"
              + "|(?:client_)?assertion|password|sig"
              + "|(?:X-(?:Goog|Amz)-)?(?:Signature|Credential)|X-(?:Goog|Amz)-Security-Token)",
          Pattern.CASE_INSENSITIVE);

  /** What each of them ends with. */
  private static final List<String> ENDS =
      List.of("ey", "oken", "secret", "assertion", "ssword", "sig", "Signature", "Credential");

  private static final Pattern SCHEME =
      Pattern.compile(
          "((?:bearer|basic|digest|oauth|negotiate|(?:goog|aws)4-[\\w-]++) ++).*+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private volatile boolean shown;

  /** Shows them from now on, for good. */
  public void show() {
    shown = true;
  }

  boolean areShown() {
    return shown;
  }

  /** Returns whether the values of a header are credentials that are not shown. */
  boolean hidesHeader(String name) {
    return !shown && isHeader(name);
  }

  /** Returns whether a parameter of a query is a credential that is not shown. */
  boolean hidesParameter(String name) {
    return !shown && isParameter(name);
  }

  static boolean isHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains(IN_NAMES) || ENDS_OF_NAMES.stream().anyMatch(lower::endsWith);
  }

  static boolean isParameter(String name) {
    return PARAMETER.matcher(decoded(name)).matches();
  }

  /** Returns what WireMock reads a name as; one that it cannot read is shown as it is. */
  private static String decoded(String name) {
    try {
      return name.indexOf('%') < 0 ? name : URLDecoder.decode(name, UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** Returns what is shown of a value that is hidden. */
  static String redacted(String value) {
    Matcher scheme = SCHEME.matcher(value);
    return scheme.matches() ? scheme.group(1) + REDACTED : REDACTED;
  }

  /** Returns what is shown of a URL. */
  String inUrl(String url) {
    return shown ? url : withoutParameters(url);
  }

  /** Returns a URL without the credentials in its query. Each poll passes here: most have none. */
  static String withoutParameters(String url) {
    int query = url.indexOf('?');
    return query >= 0 && mayHaveCredentials(url, query)
        ? CredentialPlace.PARAMETER.redacted(url).toString()
        : url;
  }

  private static boolean mayHaveCredentials(String url, int query) {
    if (url.indexOf('%', query) >= 0) {
      return true;
    }
    for (int at = url.indexOf('=', query); at >= 0; at = url.indexOf('=', at + 1)) {
      for (String end : ENDS) {
        if (url.regionMatches(true, at - end.length(), end, 0, end.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns what is shown of a text of the log. */
  String inText(String text) {
    CharSequence rest = text;
    if (!shown) {
      for (CredentialPlace place : CredentialPlace.values()) {
        rest = place.redacted(rest);
      }
    }
    return rest.toString();
  }
}
