package io.github.wiremocklro.internal.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query parameters that every method of Google's APIs has
 * (https://cloud.google.com/apis/docs/system-parameters), beside those of its request.
 */
final class SystemParameters {
  private static final Set<String> FORMATS = Set.of("alt", "$alt");
  private static final Set<String> OTHERS =
      Set.of(
          "fields",
          "$fields",
          "key",
          "access_token",
          "oauth_token",
          "quotaUser",
          "userIp",
          "prettyPrint",
          "$prettyPrint",
          "callback",
          "$callback",
          "uploadType",
          "upload_protocol",
          "$.xgafv",
          "$req");

  /** Some clients encode it twice. */
  private static final Pattern SEPARATOR = Pattern.compile(";|%3[Bb]");

  private SystemParameters() {}

  static boolean has(String name) {
    return FORMATS.contains(name) || OTHERS.contains(name);
  }

  /** Notes what is asked for and is not answered here: another format than JSON. */
  static void check(String name, List<String> values, Violations violations) {
    if (FORMATS.contains(name)) {
      values.stream()
          .filter(format -> !isJson(format))
          .forEach(
              format ->
                  violations.add(
                      name,
                      "Invalid value at '%s', \"%s\": this server answers json alone"
                          .formatted(name, format)));
    }
  }

  /** Google's Java clients ask for numbers of enums, and take words as well. */
  private static boolean isJson(String format) {
    return SEPARATOR.split(format, -1)[0].equalsIgnoreCase("json");
  }
}
