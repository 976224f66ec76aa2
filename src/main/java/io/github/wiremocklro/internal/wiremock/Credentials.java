package io.github.wiremocklro.internal.wiremock;

import java.util.List;
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
  private static final String NAMES =
      "[\\w-]*authorization[\\w-]*|[\\w-]*cookie2?|[\\w-]*api-?key"
          + "|[\\w-]+-(?:token|secret|password|assertion)";

  private static final Pattern HEADER = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);

  /** A header has a line of its own in WireMock's log. */
  private static final Pattern LINE =
      Pattern.compile(
          "^((?:%s): *)\\[?(.*)$".formatted(NAMES), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** Or it is a field of JSON, as is a token that is declared over the admin API. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(\"(?:%s|token)\"\\s*:\\s*)".formatted(NAMES)
              + "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|\\[[^]]*+])",
          Pattern.CASE_INSENSITIVE);

  /** The parameters that any Google API takes, those of signed URLs, and those of OAuth. */
  private static final String PARAMETERS =
      "key|api_?[kK]ey|(?:access|oauth|bearer|id|refresh)_token|client_secret|assertion"
          + "|(?:X-Goog-)?(?:Signature|Credential)|X-Goog-Security-Token";

  private static final Pattern PARAMETER = Pattern.compile("\\$?(?:%s)".formatted(PARAMETERS));

  private static final Pattern PARAMETER_IN_TEXT =
      Pattern.compile("([?&](?:\\$|%%24)?(?:%s)=)[^&#\\s\"]+".formatted(PARAMETERS));

  /** What each of them ends with. */
  private static final List<String> ENDS =
      List.of("ey=", "oken=", "secret=", "assertion=", "Signature=", "Credential=");

  private static final Pattern SCHEME =
      Pattern.compile(
          "((?:bearer|basic|digest|oauth|negotiate|(?:goog|aws)4-[\\w-]+) +).*",
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
    return !shown && HEADER.matcher(name).matches();
  }

  /** Returns whether a parameter of a query is a credential that is not shown. */
  boolean hidesParameter(String name) {
    return !shown && PARAMETER.matcher(name).matches();
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
          return PARAMETER_IN_TEXT.matcher(url).replaceAll("$1" + REDACTED);
        }
      }
    }
    return url;
  }

  /** Returns what is shown of a text of the log. */
  String inText(String text) {
    if (shown) {
      return text;
    }
    String withoutLines =
        LINE.matcher(text)
            .replaceAll(line -> Matcher.quoteReplacement(line.group(1) + redacted(line.group(2))));
    return withoutParameters(FIELD.matcher(withoutLines).replaceAll("$1\"" + REDACTED + "\""));
  }
}
