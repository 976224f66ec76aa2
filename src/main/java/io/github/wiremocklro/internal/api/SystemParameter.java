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
 * Each has a second name, with a dollar sign.
 */
enum SystemParameter {
  ALT("alt", SystemParameter::isJson, "this server answers json, and json;enum-encoding=int"),
  FIELDS("fields", any -> true, ""),
  PRETTY_PRINT("prettyPrint", Set.of("true", "false")::contains, "say true or false"),
  CALLBACK("callback", any -> false, "this server answers JSON, and no script"),
  OUTPUT_DEFAULTS("outputDefaults", "false"::equals, "this server leaves out what is not set"),
  ERROR_FORMAT(".xgafv", "2"::equals, "this server writes errors in format 2");

  /** What generated clients send with each call. */
  private static final String NUMBERS = "json;enum-encoding=int";

  private static final Pattern JSON =
      Pattern.compile("json((;|%3b)enum-encoding(=|%3d)int)?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> NAMES =
      Arrays.stream(values())
          .flatMap(parameter -> Stream.of(parameter.plain, parameter.withDollar))
          .collect(Collectors.toUnmodifiableSet());

  private final String plain;
  private final String withDollar;
  private final Predicate<String> isServed;
  private final String instead;

  SystemParameter(String name, Predicate<String> isServed, String instead) {
    this.plain = name;
    this.withDollar = "$" + name;
    this.isServed = isServed;
    this.instead = instead;
  }

  /** Some clients encode it twice. */
  private static boolean isJson(String format) {
    return format.equals(NUMBERS) || JSON.matcher(format).matches();
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
   * Returns what is given, under either name; a parameter without a value is as good as absent.
   *
   * @param given the values of each name
   */
  List<String> values(Map<String, List<String>> given) {
    List<String> some = set(given.getOrDefault(plain, List.of()));
    List<String> others = set(given.getOrDefault(withDollar, List.of()));
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    return Stream.concat(some.stream(), others.stream()).toList();
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
    List<String> values = values(given);
    for (String value : values) {
      if (!isServed.test(value)) {
        String name = given.getOrDefault(plain, List.of()).contains(value) ? plain : withDollar;
        Violations violations = new Violations();
        violations.add(name, "Invalid value at '%s', \"%s\": %s".formatted(name, value, instead));
        throw violations.exception("");
      }
    }
    return values;
  }
}
