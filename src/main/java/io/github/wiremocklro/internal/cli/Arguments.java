package io.github.wiremocklro.internal.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a command line says, as far as that shows without a list of the options; WireMock has the
 * list, and keeps it to itself.
 *
 * @param options in the order in which they were typed
 */
record Arguments(List<Option> options) {
  private static final Set<String> OVERRIDABLE = Set.of("bind-address", "root-dir");
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*", Pattern.DOTALL);

  /**
   * Takes arguments apart.
   *
   * @throws IllegalArgumentException if one of them is neither an option nor the value of one:
   *     WireMock would ignore it, and start as if it had been understood
   */
  static Arguments of(String... arguments) {
    List<Option> options = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      if (!isOption(argument)) {
        throw new IllegalArgumentException(
            "\"%s\" belongs to no option; a port, say, is given as --port 8080"
                .formatted(argument));
      }
      boolean takesNext = !argument.contains("=") && !rest.isEmpty() && !isOption(rest.element());
      String value = takesNext ? rest.remove() : argument.replaceFirst("^[^=]*=?", "");
      options.add(new Option(name(argument), value));
    }
    return new Arguments(List.copyOf(options));
  }

  /**
   * Returns the arguments with only the last of each option that an image, or a script, sets for
   * its users and that they may set anew; WireMock takes one alone.
   */
  static String[] withoutOverridden(String... arguments) {
    List<String> kept = new ArrayList<>();
    Map<String, List<String>> last = new TreeMap<>();
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      Optional<String> overridable = OVERRIDABLE.stream().filter(cutShortTo(argument)).findFirst();
      if (overridable.isEmpty()) {
        kept.add(argument);
      } else {
        boolean takesNext = !argument.contains("=") && !rest.isEmpty() && !isOption(rest.element());
        last.put(
            overridable.get(), takesNext ? List.of(argument, rest.remove()) : List.of(argument));
      }
    }
    last.values().forEach(kept::addAll);
    return kept.toArray(String[]::new);
  }

  private static Predicate<String> cutShortTo(String argument) {
    return option -> isOption(argument) && option.startsWith(name(argument));
  }

  static boolean isOption(String argument) {
    return OPTION.matcher(argument).matches();
  }

  /** Returns the name of an option, without dashes and value. */
  static String name(String option) {
    return option.replaceFirst("^--?", "").split("=", 2)[0];
  }

  /** Returns whether an option is there. */
  boolean has(String option) {
    return options.stream().anyMatch(typed -> typed.means(option));
  }

  /** Returns the values of an option, in the order in which they were typed. */
  List<String> values(String option) {
    return options.stream().filter(typed -> typed.means(option)).map(Option::value).toList();
  }

  /**
   * An option as it was typed.
   *
   * @param name without dashes
   * @param value empty where there is none
   */
  record Option(String name, String value) {
    /** WireMock lets names be cut short. */
    boolean means(String option) {
      return option.startsWith(name);
    }
  }
}
