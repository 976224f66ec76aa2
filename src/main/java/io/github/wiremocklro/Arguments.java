package io.github.wiremocklro;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command line says, as far as that shows without a list of the options; WireMock has the
 * list, and keeps it to itself.
 *
 * @param options names as they were typed, without dashes
 */
record Arguments(List<String> options) {
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*", Pattern.DOTALL);

  /**
   * Takes arguments apart.
   *
   * @throws IllegalArgumentException if one of them is neither an option nor the value of one:
   *     WireMock would ignore it, and start as if it had been understood
   */
  static Arguments of(String... arguments) {
    List<String> options = new ArrayList<>();
    boolean takesValue = false;
    for (String argument : arguments) {
      boolean option = isOption(argument);
      if (option) {
        options.add(name(argument));
      } else if (!takesValue) {
        throw new IllegalArgumentException(
            "\"%s\" belongs to no option; a port, say, is given as --port 8080"
                .formatted(argument));
      }
      takesValue = option && !argument.contains("=");
    }
    return new Arguments(List.copyOf(options));
  }

  static boolean isOption(String argument) {
    return OPTION.matcher(argument).matches();
  }

  /** Returns the name of an option, without dashes and value. */
  static String name(String option) {
    return option.replaceFirst("^--?", "").split("=", 2)[0];
  }

  /** Returns whether an option is there; WireMock lets its name be cut short. */
  boolean has(String option) {
    return options.stream().anyMatch(option::startsWith);
  }
}
