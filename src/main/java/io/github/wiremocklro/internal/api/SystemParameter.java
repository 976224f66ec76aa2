package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.StatusException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a query that every method of Google's APIs has, beside those of its request,
 * and that say what becomes of the reply (https://cloud.google.com/apis/docs/system-parameters).
 * Each has a second name, with a dollar sign, and what says whether JSON has lines a third.
 */
enum SystemParameter {
  ALT("alt", SystemParameter::isJson, "this server answers json, and json;enum-encoding=int"),
  FIELDS("fields", any -> true, ""),
  PRETTY_PRINT("prettyPrint", SystemParameter::isFlag, "say true or false", "pp"),
  CALLBACK("callback", any -> false, "this server answers JSON, and no script"),
  OUTPUT_DEFAULTS("outputDefaults", "false"::equals, "this server leaves out what is not set"),
  ERROR_FORMAT(".xgafv", "2"::equals, "this server writes errors in format 2");

  /** What generated clients send with each call. */
  private static final String NUMBERS = "json;enum-encoding=int";

  private static final Pattern JSON =
      Pattern.compile("json((;|%3b)enum-encoding(=|%3d)int)?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> NAMES =
      Arrays.stream(values())
          .flatMap(parameter -> parameter.names.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final List<String> names;
  private final Predicate<String> isServed;
  private final String instead;

  SystemParameter(String name, Predicate<String> isServed, String instead, String... furtherNames) {
    this.names = Stream.concat(Stream.of(name, "$" + name), Stream.of(furtherNames)).toList();
    this.isServed = isServed;
    this.instead = instead;
  }

  /** Some clients encode it twice. */
  private static boolean isJson(String format) {
    return format.equals(NUMBERS) || JSON.matcher(format).matches();
  }

  /** Python writes its own words, and apitools, the library below gcloud, digits. */
  private static boolean isFlag(String value) {
    return isTrue(value) || value.equalsIgnoreCase("false") || value.equals("0");
  }

  /** Returns whether a value says yes. */
  static boolean isTrue(String value) {
    return value.equalsIgnoreCase("true") || value.equals("1");
  }

  /** Returns whether a format that is served has numbers for enums. */
  static boolean hasNumbers(String format) {
    return !format.equalsIgnoreCase("json");
  }

  /** Returns whether a parameter has one of these names. */
  static boolean hasName(String name) {
    return NAMES.contains(name);
  }

  /**
   * Returns what is given, under any of the names; a parameter without a value is as good as
   * absent.
   *
   * @param given the values of each name
   */
  List<String> values(Map<String, List<String>> given) {
    List<String> found = List.of();
    for (String name : names) {
      List<String> values = set(given.getOrDefault(name, List.of()));
      found = found.isEmpty() ? values : Stream.concat(found.stream(), values.stream()).toList();
    }
    return found;
  }

  private static List<String> set(List<String> values) {
    return values.contains("")
        ? values.stream().filter(value -> !value.isEmpty()).toList()
        : values;
  }

  /**
   * Returns what is given, if it is served here.
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} if it is not
   */
  List<String> checked(Map<String, List<String>> given) {
    for (String name : names) {
      for (String value : given.getOrDefault(name, List.of())) {
        if (!value.isEmpty() && !isServed.test(value)) {
          Violations violations = new Violations();
          violations.add(name, "Invalid value at '%s', \"%s\": %s".formatted(name, value, instead));
          throw violations.exception("");
        }
      }
    }
    return values(given);
  }
}
