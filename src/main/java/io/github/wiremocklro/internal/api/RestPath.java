package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the path of a request, escaped as http.proto says: {@code [-_.~0-9a-zA-Z]} alone stay. */
final class RestPath {
  private final StringBuilder path = new StringBuilder();

  private RestPath() {}

  /**
   * Returns the path that a template makes of the fields; null where one of them does not fit.
   *
   * @param fields gives the text of a field, such as {@code lake.name}; null for one that is not
   *     set
   */
  static @Nullable String of(PathTemplate template, Function<String, @Nullable String> fields) {
    RestPath path = new RestPath();
    int next = 0;
    for (Variable variable : template.variables()) {
      String value = fields.apply(variable.field());
      if (value == null
          || !path.addLiterals(template.segments().subList(next, variable.from()))
          || !path.addValue(template.segments().subList(variable.from(), variable.to()), value)) {
        return null;
      }
      next = variable.to();
    }
    if (!path.addLiterals(template.segments().subList(next, template.segments().size()))) {
      return null;
    }
    return template.verb().isEmpty() ? path.text() : path.text() + ":" + template.verb();
  }

  /** What is neither a literal nor in a variable could be anything, and no request is right. */
  private boolean addLiterals(List<Segment> segments) {
    for (Segment segment : segments) {
      if (!(segment instanceof Literal literal)) {
        return false;
      }
      path.append('/').append(literal.text());
    }
    return true;
  }

  private boolean addValue(List<Segment> segments, String value) {
    boolean single = segments.size() == 1 && segments.get(0) == Wildcard.ONE;
    return single ? add(value) : addParts(segments, value.split("/", -1));
  }

  private boolean addParts(List<Segment> segments, String[] parts) {
    int last = segments.size() - 1;
    boolean rest = segments.get(last) == Wildcard.REST;
    if (rest ? parts.length < segments.size() : parts.length != segments.size()) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      Segment segment = segments.get(Math.min(i, last));
      boolean other = segment instanceof Literal literal && !literal.text().equals(parts[i]);
      if (other || !add(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean add(String segment) {
    path.append('/');
    appendEscaped(path, segment);
    return !segment.isEmpty();
  }

  private String text() {
    return path.toString();
  }

  static void appendEscaped(StringBuilder target, String text) {
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain =
          b >= 'a' && b <= 'z'
              || b >= 'A' && b <= 'Z'
              || b >= '0' && b <= '9'
              || "-_.~".indexOf(b) >= 0;
      if (plain) {
        target.append((char) b);
      } else {
        target.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
      }
    }
  }
}
