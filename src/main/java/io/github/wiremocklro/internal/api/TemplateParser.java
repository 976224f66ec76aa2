package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the path of one http rule, from left to right. */
final class TemplateParser {
  /** Far more than any API has; whoever walks along a template need not count again. */
  private static final int MAX_SEGMENTS = 64;

  private static final Pattern FIELD_PATH =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*+");

  private final String text;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();

  TemplateParser(String text) {
    this.text = text;
  }

  PathTemplate parse() {
    if (!text.startsWith("/")) {
      throw invalid("does not begin with a slash", "write it as in \"/v1/{name=projects/*}\"");
    }
    // A verb stands behind all segments, and there may be colons nowhere else.
    int colon = text.lastIndexOf(':');
    boolean hasVerb = colon > Math.max(text.lastIndexOf('/'), text.lastIndexOf('}'));
    parts(hasVerb ? text.substring(1, colon) : text.substring(1));
    int rest = segments.indexOf(Wildcard.REST);
    if (rest >= 0 && rest < segments.size() - 1) {
      throw invalid("has \"**\" before its end", "let only a verb follow on it");
    }
    String verb = hasVerb ? text.substring(colon + 1) : "";
    if (hasVerb && verb.isEmpty()) {
      throw invalid("has no verb behind its colon", "leave the colon out");
    }
    return new PathTemplate(text, segments, variables, verb);
  }

  private void parts(String path) {
    int start = 0;
    while (start <= path.length()) {
      boolean variable = path.startsWith("{", start);
      int brace = variable ? path.indexOf('}', start) : start;
      if (brace < 0) {
        throw invalid("has a brace that is never closed", "close it");
      }
      int slash = path.indexOf('/', brace);
      int end = slash < 0 ? path.length() : slash;
      if (variable) {
        if (end != brace + 1) {
          throw invalid("has text between a variable and a slash", "leave it out");
        }
        variable(path.substring(start + 1, brace));
      } else {
        segment(path.substring(start, end));
      }
      start = end + 1;
    }
  }

  private void variable(String inside) {
    int equals = inside.indexOf('=');
    String field = equals < 0 ? inside : inside.substring(0, equals);
    if (!FIELD_PATH.matcher(field).matches()) {
      throw invalid("has a variable \"%s\" that is no field".formatted(field), "name a field");
    }
    if (variables.stream().anyMatch(variable -> variable.field().equals(field))) {
      throw invalid("has the variable \"%s\" twice".formatted(field), "keep one of them");
    }
    int from = segments.size();
    // A variable without segments is one segment.
    for (String segment : (equals < 0 ? "*" : inside.substring(equals + 1)).split("/", -1)) {
      segment(segment);
    }
    variables.add(new Variable(field, from, segments.size()));
  }

  private void segment(String segment) {
    if (segment.isEmpty()) {
      throw invalid("has an empty segment", "leave one of its slashes out");
    }
    if (segments.size() == MAX_SEGMENTS) {
      throw invalid("has too many segments", "write at most " + MAX_SEGMENTS);
    }
    segments.add(
        switch (segment) {
          case "*" -> Wildcard.ONE;
          case "**" -> Wildcard.REST;
          default -> literal(segment);
        });
  }

  private Segment literal(String segment) {
    for (char c : segment.toCharArray()) {
      if ("{}*=:?#".indexOf(c) >= 0) {
        throw invalid(
            "has '%s' inside the segment \"%s\"".formatted(c, segment),
            "write literals, \"*\", \"**\" or {field=segments} between slashes");
      }
    }
    return new Literal(segment);
  }

  private InvalidArgumentException invalid(String problem, String remedy) {
    return new InvalidArgumentException("the path of an http rule", text, problem, remedy);
  }
}
