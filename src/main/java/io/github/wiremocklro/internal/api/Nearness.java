package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import io.github.wiremocklro.internal.engine.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a request is from a route that does not fit it: by how many segments, where one that is
 * misspelt counts a half, and what {@code **} swallows a third. It is asked for the text of an
 * error only.
 */
final class Nearness {
  private static final double MISSPELT = 0.5;
  private static final double OTHER_VERB = 0.25;
  private static final double SWALLOWED = 0.3;

  /** So many segments of a request are looked at. */
  private static final int MAX_SEGMENTS = 64;

  private Nearness() {}

  static Optional<Route> nearest(Collection<Route> routes, String verb, String path) {
    int colon = path.lastIndexOf(':');
    boolean hasVerb = colon > path.lastIndexOf('/');
    List<String> segments =
        Arrays.stream((hasVerb ? path.substring(0, colon) : path).split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .limit(MAX_SEGMENTS)
            .toList();
    String customVerb = hasVerb ? path.substring(colon + 1) : "";
    return routes.stream()
        .min(Comparator.comparingDouble(route -> distance(route, verb, segments, customVerb)));
  }

  private static double distance(Route route, String verb, List<String> path, String customVerb) {
    PathTemplate template = route.binding().template();
    return distance(template.segments(), path)
        + (template.verb().equals(customVerb) ? 0 : distance(template.verb(), customVerb))
        + (route.binding().verb().equals(verb) ? 0 : OTHER_VERB);
  }

  /** The distance of Levenshtein, over segments. */
  private static double distance(List<Segment> template, List<String> path) {
    double[] above = new double[path.size() + 1];
    for (int i = 0; i <= path.size(); i++) {
      above[i] = i;
    }
    for (Segment segment : template) {
      double[] row = new double[path.size() + 1];
      boolean rest = segment == Wildcard.REST;
      row[0] = above[0] + (rest ? 0 : 1);
      for (int i = 1; i <= path.size(); i++) {
        double changed = above[i - 1] + distance(segment, path.get(i - 1));
        double skipped = Math.min(above[i] + (rest ? 0 : 1), row[i - 1] + (rest ? SWALLOWED : 1));
        row[i] = Math.min(changed, skipped);
      }
      above = row;
    }
    return above[path.size()];
  }

  private static double distance(Segment segment, String text) {
    if (segment instanceof Literal literal) {
      return distance(literal.text(), text);
    }
    return segment == Wildcard.REST ? SWALLOWED : 0;
  }

  private static double distance(String literal, String text) {
    if (literal.equals(text)) {
      return 0;
    }
    return isMisspelt(literal, text) ? MISSPELT : 1;
  }

  /** A letter too many, too few or wrong: the ends are equal, and little is between them. */
  private static boolean isMisspelt(String literal, String text) {
    int difference = Nearest.difference(literal, text);
    return difference <= 2 && difference < Math.max(literal.length(), text.length());
  }
}
