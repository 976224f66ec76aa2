package io.github.wiremocklro.internal.api;

import java.util.Arrays;
import java.util.List;

/** Where the operations on a resource lie. */
final class OperationParents {
  private static final String LOCATIONS = "locations";

  private OperationParents() {}

  /**
   * Returns what the names of operations on a resource begin with: the location that the resource
   * is in; else the resource itself, as Spanner's are below an instance or a database.
   */
  static String of(String resource) {
    List<String> segments = Arrays.asList(resource.split("/", -1));
    int location = segments.indexOf(LOCATIONS);
    return location >= 0 && location + 1 < segments.size()
        ? String.join("/", segments.subList(0, location + 2))
        : resource;
  }
}
