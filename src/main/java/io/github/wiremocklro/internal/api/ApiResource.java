package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of resources (AIP-123).
 *
 * @param type such as {@code dataplex.googleapis.com/Lake}; empty where the API does not tell
 * @param patterns what their names look like, such as {@code
 *     projects/{project}/locations/{location}/lakes/{lake}}; empty where the API does not tell
 * @param message null for one that only is referred to
 */
public record ApiResource(String type, List<String> patterns, @Nullable Descriptor message) {
  public ApiResource {
    patterns = List.copyOf(patterns);
  }

  /** Returns whether names that fit the segments of a path are those of such resources. */
  boolean isNamedBy(List<PathTemplate.Segment> segments) {
    return patterns.stream().anyMatch(pattern -> isNamedBy(pattern.split("/", -1), segments));
  }

  /**
   * Returns the collection that resources of this type make directly below those of another, such
   * as {@code jobs}; an empty text where they are no children of it.
   */
  String collectionBelow(ApiResource parent) {
    return patterns.stream()
        .filter(
            pattern ->
                parent.patterns.contains(ResourceNames.parent(ResourceNames.parent(pattern))))
        .map(pattern -> ResourceNames.lastSegment(ResourceNames.parent(pattern)))
        .findFirst()
        .orElse("");
  }

  /**
   * Returns the collection that resources of this type make directly below what fits the segments
   * of a path; an empty text where there is none.
   *
   * @param singular what one of them is called in their names, in lower camel case
   */
  String collectionBelow(List<PathTemplate.Segment> parent, String singular) {
    String id = "{" + FieldCase.snake(singular) + "}";
    return patterns.stream()
        .filter(pattern -> ResourceNames.lastSegment(pattern).equals(id))
        .map(ResourceNames::parent)
        .filter(names -> isNamedBy(ResourceNames.parent(names).split("/", -1), parent))
        .map(ResourceNames::lastSegment)
        .findFirst()
        .orElse("");
  }

  private static boolean isNamedBy(String[] pattern, List<PathTemplate.Segment> segments) {
    if (pattern.length != segments.size()) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      boolean variable = pattern[i].startsWith("{");
      boolean fits =
          segments.get(i) instanceof PathTemplate.Literal literal
              ? !variable && literal.text().equals(pattern[i])
              : variable;
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
