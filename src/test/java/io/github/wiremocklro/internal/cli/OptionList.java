package io.github.wiremocklro.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The options that WireMock's own description tells of, in two columns, with the longer ones in
 * several lines.
 *
 * @param rows the left column: {@code --port <String>}
 */
record OptionList(List<String> rows) {

  static OptionList ofWireMock() {
    List<String> lines = CommandLine.description().lines().toList();
    int width = lines.get(0).indexOf("Description");
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      String left = line.substring(0, Math.min(width, line.length())).strip();
      if (left.startsWith("--") && left.length() > 2 && left.charAt(2) != '-') {
        rows.add(left);
      } else if (!left.isEmpty() && !rows.isEmpty()) {
        String last = rows.remove(rows.size() - 1);
        rows.add(last + (last.endsWith("-") ? "" : " ") + left);
      }
    }
    return new OptionList(List.copyOf(rows));
  }

  Set<String> names() {
    return rows.stream().map(row -> row.split(" ")[0].substring(2)).collect(toSortedSet());
  }

  /** Returns those that take no value. */
  Set<String> flags() {
    return rows.stream()
        .filter(row -> !row.contains(" "))
        .map(row -> row.substring(2))
        .collect(toSortedSet());
  }

  private static Collector<String, ?, Set<String>> toSortedSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
