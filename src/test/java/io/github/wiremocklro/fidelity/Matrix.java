package io.github.wiremocklro.fidelity;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tables of what clients tell of calls, as they stand in the page. */
public final class Matrix {
  private static final List<String> CLIENTS =
      List.of(
          "Java REST",
          "Java gRPC",
          "Java discovery",
          "Node REST",
          "Node gRPC",
          "Python REST",
          "Python gRPC",
          "Go REST",
          "Go gRPC");
  private static final int FIRST_CLIENT = 4;

  private Matrix() {}

  /** Returns how a cell shows what a client told: a tick where that is the answer itself. */
  public static String cell(Call call, String told) {
    return told.equals(call.answers().get(0)) ? "✓" : "`" + told + "`";
  }

  /** Returns a cell of a page; nothing where the page has no such row. */
  public static String cellOf(String page, String client, Call call) {
    return page.lines()
        .filter(line -> line.startsWith(begin(call)))
        .map(line -> line.split("\\|")[FIRST_CLIENT + CLIENTS.indexOf(client)].trim())
        .findFirst()
        .orElse("");
  }

  /** Returns a row for each client: its library, and the version. */
  static String clients(Collection<Told> told) {
    return CLIENTS.stream()
        .map(
            client ->
                "| %s | %s |\n"
                    .formatted(
                        client,
                        told.stream()
                            .filter(each -> each.client().equals(client))
                            .map(Told::library)
                            .distinct()
                            .collect(joining(", "))))
        .collect(joining("", "| client | library |\n|---|---|\n", ""));
  }

  /** Returns a row for each call, and a column for each client. */
  static String calls(Calls calls, Collection<Told> told) {
    Map<String, String> words =
        told.stream()
            .collect(toMap(each -> each.client() + each.row(), Told::told, (one, other) -> other));
    return calls.all().stream()
        .map(call -> row(call, words))
        .collect(
            joining(
                "",
                "| call | fate | answer | %s |\n%s|\n"
                    .formatted(String.join(" | ", CLIENTS), "|---".repeat(3 + CLIENTS.size())),
                ""));
  }

  private static String row(Call call, Map<String, String> words) {
    return CLIENTS.stream()
        .map(client -> cell(call, word(client, call, words)))
        .collect(joining(" | ", begin(call), " |\n"));
  }

  private static String word(String client, Call call, Map<String, String> words) {
    String word = words.get(client + call.row());
    if (word == null) {
      throw new IllegalStateException(
          "In target/fidelity there is nothing that %s told of \"%s\"; run its tests, as .ci/run does."
              .formatted(client, call));
    }
    return word;
  }

  private static String begin(Call call) {
    return "| %s | %s | `%s` | ".formatted(call.call(), call.fate(), call.answers().get(0));
  }
}
