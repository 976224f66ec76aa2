package io.github.wiremocklro.testcontainers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The options that are added to those of the user's own command. */
final class AddedOptions {
  private final Set<List<String>> options = new LinkedHashSet<>();

  /** Adds one, with its value if it has any. */
  void add(String... option) {
    options.add(List.of(option));
  }

  boolean has(String name) {
    return options.stream().anyMatch(option -> option.get(0).equals(name));
  }

  /** Returns a command with what it does not have yet; nothing that a second time would change. */
  String[] addedTo(String[] command) {
    List<String> whole = new ArrayList<>(List.of(command));
    for (List<String> option : options) {
      if (Collections.indexOfSubList(whole, option) < 0) {
        whole.addAll(option);
      }
    }
    return whole.toArray(String[]::new);
  }
}
