package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The path of an http rule (google/api/http.proto, "Path template syntax").
 *
 * <p>Example: <code>/v1/{name=projects/&#42;/lakes/&#42;}:pause</code> has the segments {@code v1},
 * {@code projects}, {@code *}, {@code lakes} and {@code *}, of which the last four are the variable
 * {@code name}, and the verb {@code pause}.
 *
 * @param text the template as it is written
 * @param segments what a path's segments are compared with
 * @param variables which segments are which fields, in order
 * @param verb the custom verb behind the path, or empty
 */
public record PathTemplate(
    String text, List<Segment> segments, List<Variable> variables, String verb) {

  /** A part of a path between slashes. */
  public sealed interface Segment {}

  /** This text and no other. */
  public record Literal(String text) implements Segment {}

  /** The segments that stand for others. */
  public enum Wildcard implements Segment {
    /** One segment: {@code *}. */
    ONE,
    /** All segments from here on, also none: {@code **}. */
    REST
  }

  /**
   * The field that some of the segments are.
   *
   * @param field its path in the request message, such as {@code lake.name}
   * @param from the first of them
   * @param to the one behind the last of them
   */
  public record Variable(String field, int from, int to) {}

  public PathTemplate {
    segments = List.copyOf(segments);
    variables = List.copyOf(variables);
  }

  /**
   * Returns the template that the text is.
   *
   * @throws InvalidArgumentException if it is none
   */
  public static PathTemplate parse(String text) {
    return new TemplateParser(text).parse();
  }

  /**
   * Returns the values of the variables in a path that fits this template, decoded: of a single
   * segment all of it, of more than one all but the slashes, which would become parts of the name
   * (http.proto).
   *
   * @param path the segments of the path, still percent-encoded and without a custom verb
   */
  Map<String, String> values(List<String> path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      values.put(variable.field(), value(variable, path));
    }
    return values;
  }

  private String value(Variable variable, List<String> path) {
    boolean rest = segments.get(variable.to() - 1) == Wildcard.REST;
    int to = rest ? path.size() : variable.to();
    boolean single = !rest && to - variable.from() == 1;
    List<String> decoded = new ArrayList<>();
    for (String segment : path.subList(variable.from(), to)) {
      decoded.add(single ? Percent.decoded(segment) : Percent.decodedButSlashes(segment));
    }
    return String.join("/", decoded);
  }

  @Override
  public String toString() {
    return text;
  }
}
