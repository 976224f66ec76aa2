package io.github.wiremocklro.internal.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a command line says, as far as that shows without a list of the options; WireMock has the
 * list of its own, and keeps it to itself. Needs nothing but the JDK.
 *
 * @param options in the order in which they were typed; of those that may be overridden the last
 */
record Arguments(List<Option> options) {
  /** What an image, or a script, sets for its users, and they may set anew. */
  private static final Set<String> OVERRIDABLE = Set.of("bind-address", "root-dir");

  /** Options that may be given again and again: our own one, and WireMock's. */
  private static final Set<String> LISTS =
      Set.of("api", "permitted-system-keys", "supported-proxy-encodings", "trust-proxy-target");

  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*", Pattern.DOTALL);

  /**
   * Takes a command line apart.
   *
   * @throws IllegalArgumentException if a word is neither an option nor the value of one: WireMock
   *     would ignore it, and start as if it had been understood; or if an option is given twice
   */
  static Arguments of(List<String> words) {
    List<Option> options = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String word = rest.remove();
      if (!isOption(word)) {
        throw new IllegalArgumentException(
            "\"%s\" belongs to no option; a port, say, is given as --port 8080".formatted(word));
      }
      String[] parts = word.replaceFirst("^--?", "").split("=", 2);
      if (parts.length == 2) {
        options.add(new Option(parts[0], parts[1], List.of(word)));
      } else if (rest.isEmpty() || isOption(rest.element())) {
        options.add(new Option(parts[0], "", List.of(word)));
      } else {
        options.add(new Option(parts[0], rest.element(), List.of(word, rest.remove())));
      }
    }
    List<Option> kept = withoutOverridden(options);
    checkRepetitions(kept);
    return new Arguments(kept);
  }

  private static List<Option> withoutOverridden(List<Option> options) {
    Deque<Option> kept = new ArrayDeque<>();
    Set<String> found = new HashSet<>();
    for (int i = options.size() - 1; i >= 0; i--) {
      Option option = options.get(i);
      if (OVERRIDABLE.stream().filter(option::means).allMatch(found::add)) {
        kept.addFirst(option);
      }
    }
    return List.copyOf(kept);
  }

  private static void checkRepetitions(List<Option> options) {
    Set<String> found = new HashSet<>();
    for (Option option : options) {
      if (!found.add(option.name) && !LISTS.contains(option.name)) {
        throw new IllegalArgumentException("--%s is given twice".formatted(option.name));
      }
    }
  }

  private static boolean isOption(String word) {
    return OPTION.matcher(word).matches();
  }

  /** Returns the command line as it was typed. */
  String[] words() {
    return options.stream().flatMap(option -> option.words.stream()).toArray(String[]::new);
  }

  /** Returns those options alone. */
  Arguments only(Predicate<Option> wanted) {
    return new Arguments(options.stream().filter(wanted).toList());
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
   * @param words the one or two that it was typed as
   */
  record Option(String name, String value, List<String> words) {
    /** WireMock lets the names of its options be cut short. */
    boolean means(String option) {
      return option.startsWith(name);
    }
  }
}
