package io.github.wiremocklro.internal.cli;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.ApiModel;
import io.github.wiremocklro.internal.api.HttpBinding;
import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.internal.api.Router;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is made of the methods of APIs, as text in columns.
 *
 * @param model the methods that are shown
 * @param router of all that are served, of which some may collide
 */
record ApisReport(ApiModel model, Router router) {
  private static final List<String> HEAD =
      List.of("method", "kind", "answers", "content", "response", "metadata", "route");
  private static final String NONE = "-";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    byService()
        .forEach(
            (service, methods) -> {
              lines.add(service);
              lines.addAll(table(methods));
              lines.add("");
            });
    lines.addAll(totals());
    addSection(lines, "Routes that collide:", router.collisions());
    addSection(lines, "Http rules that are left out:", model.problems());
    return lines;
  }

  private Map<String, List<ApiMethod>> byService() {
    Map<String, List<ApiMethod>> services = new LinkedHashMap<>();
    for (ApiMethod method : model.methods()) {
      String service =
          method
              .fullName()
              .substring(0, method.fullName().length() - method.simpleName().length() - 1);
      services.computeIfAbsent(service, name -> new ArrayList<>()).add(method);
    }
    return services;
  }

  private static List<String> table(List<ApiMethod> methods) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    methods.forEach(method -> addRows(method, rows));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
    }
    return line.toString().stripTrailing();
  }

  /** Each further route has a row of its own. */
  private static void addRows(ApiMethod method, List<List<String>> rows) {
    List<HttpBinding> bindings = method.bindings();
    rows.add(
        List.of(
            method.simpleName(),
            method.kind().word(),
            answers(method),
            method.needsContent() ? "by script" : "derived",
            type(method.response(), method),
            type(method.metadata(), method),
            bindings.isEmpty() ? NONE : bindings.get(0).toString()));
    for (HttpBinding further : bindings.subList(Math.min(1, bindings.size()), bindings.size())) {
      rows.add(List.of("", "", "", "", "", "", further.toString()));
    }
  }

  private static String answers(ApiMethod method) {
    if (!isServed(method)) {
      return "not served";
    }
    return method.startsOperation() ? "operation" : "at once";
  }

  private static boolean isServed(ApiMethod method) {
    return method.kind() != MethodKind.STREAMING && !method.bindings().isEmpty();
  }

  /** Those of the API's own package are called by their short names. */
  private static String type(String fullName, ApiMethod method) {
    String inPackage = method.api() + ".";
    return fullName.isEmpty()
        ? NONE
        : fullName.startsWith(inPackage) ? fullName.substring(inPackage.length()) : fullName;
  }

  private List<String> totals() {
    List<String> totals = new ArrayList<>();
    totals.add(
        "%d methods start operations, %d of them are derived whole"
            .formatted(
                count(ApiMethod::startsOperation),
                count(method -> method.startsOperation() && !method.needsContent())));
    Predicate<ApiMethod> atOnce = method -> !method.startsOperation() && isServed(method);
    totals.add(
        "%d methods answer at once, %d of them are derived whole"
            .formatted(count(atOnce), count(atOnce.and(method -> !method.needsContent()))));
    long left = count(method -> !isServed(method));
    if (left > 0) {
      totals.add(
          "%d methods are not served, for they stream, or have no http rule".formatted(left));
    }
    return totals;
  }

  private long count(Predicate<ApiMethod> wanted) {
    return model.methods().stream().filter(wanted).count();
  }

  private static void addSection(List<String> lines, String title, Collection<?> entries) {
    if (!entries.isEmpty()) {
      lines.add("");
      lines.add(title);
      entries.forEach(entry -> lines.add("  " + entry));
    }
  }
}
