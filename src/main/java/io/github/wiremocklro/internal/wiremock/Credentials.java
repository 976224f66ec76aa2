package io.github.wiremocklro.internal.wiremock;

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
          "cookie", "cookie2", "apikey", "api-key", "-token", "-secret", "-password", "-assertion");

  /** The parameters that any Google API takes, those of signed URLs, and those of OAuth. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\$?(?:key|api_?[kK]ey|(?:access|oauth|bearer|id|refresh)_token|client_secret"
              + "|(?:client_)?assertion|password"
              + "|(?:X-Goog-)?(?:Signature|Credential)|X-Goog-Security-Token)");

  /** What each of them ends with. */
  private static final List<String> ENDS =
      List.of("ey=", "oken=", "secret=", "assertion=", "ssword=", "Signature=", "Credential=");

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
    return PARAMETER.matcher(name).matches();
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
    if (query >= 0) {
      for (String end : ENDS) {
        if (url.indexOf(end, query) >= 0) {
          return CredentialPlace.PARAMETER.redacted(url).toString();
        }
      }
    }
    return url;
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
