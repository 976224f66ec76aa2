package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Credentials.REDACTED;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a text a credential stands: after its name. A text is read once, from left to right,
 * whatever is in it: no pattern gives back what it has taken, and what one has taken, none takes
 * again. Else a client could keep the server busy with a single body.
 */
enum CredentialPlace {
  /** A header has a line of its own in WireMock's log, or ends one. */
  HEADER(
      "(?:^|(?<=: ))([\\w-]++): *+",
      ".*+",
      Credentials::isHeader,
      value -> Credentials.redacted(value.startsWith("[") ? value.substring(1) : value)),

  /** Or it is a field of JSON, as is a token that is declared over the admin API. */
  FIELD(
      "\"([\\w-]++)\"\\s*+:\\s*+",
      "%1$s|\\[(?:[^]\"]++|%1$s)*+]?+".formatted("\"[^\"\\\\]*+(?:\\\\(?s:.)[^\"\\\\]*+)*+\"?+"),
      name -> Credentials.isHeader(name) || name.equalsIgnoreCase("token"),
      value -> "\"" + REDACTED + "\""),

  /** It is a parameter of a URL, or of a form. */
  PARAMETER(
      "(?:^|[?&])\\$?+([\\w%-]++)=", "[^&#\\s\"]++", Credentials::isParameter, value -> REDACTED);

  private final Pattern name;
  private final Pattern value;
  private final Predicate<String> isCredential;
  private final UnaryOperator<String> shown;

  CredentialPlace(
      String name, String value, Predicate<String> isCredential, UnaryOperator<String> shown) {
    this.name = Pattern.compile(name, Pattern.MULTILINE);
    this.value = Pattern.compile(value);
    this.isCredential = isCredential;
    this.shown = shown;
  }

  /** Returns a text without the credentials that stand in places of this kind. */
  CharSequence redacted(CharSequence text) {
    Matcher names = name.matcher(text);
    Matcher values = value.matcher(text);
    StringBuilder redacted = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (names.find(at)) {
      at = names.end();
      if (isCredential.test(names.group(1)) && values.region(at, text.length()).lookingAt()) {
        redacted.append(text, copied, at).append(shown.apply(values.group()));
        at = values.end();
        copied = at;
      }
    }
    return copied == 0 ? text : redacted.append(text, copied, text.length());
  }
}
