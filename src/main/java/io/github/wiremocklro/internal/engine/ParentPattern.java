package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;

/**
 * The parent, or the collection, that a list is asked for. A segment {@code -} in it stands for any
 * (AIP-159), as in {@code projects/p/locations/-}; but not in the scope, for what is done in two
 * scopes never meets.
 */
final class ParentPattern {
  private static final String ANY = "-";

  private final String parent;
  private final List<String> segments;

  /**
   * Creates the pattern.
   *
   * @param parent empty for the top level
   * @throws InvalidArgumentException if it is no name, or spans scopes
   */
  ParentPattern(String parent) {
    if (!parent.isEmpty()) {
      InvalidArgumentException.at("name", () -> ResourceNames.checked(parent));
    }
    this.parent = parent;
    this.segments = segments(parent);
    if (segments(ResourceNames.scope(parent)).contains(ANY)) {
      throw new InvalidArgumentException(
          "name",
          parent,
          "spans several scopes, which share nothing here",
          "keep the wildcard to what follows, as in \"projects/p/locations/-\"");
    }
  }

  boolean matches(OperationName name) {
    return segments.contains(ANY)
        ? matches(segments(name.parent())) || matches(segments(name.collection()))
        : name.isIn(parent);
  }

  /** Returns whether resources of a collection are listed. */
  boolean matches(String collection) {
    return segments.contains(ANY) ? matches(segments(collection)) : collection.equals(parent);
  }

  /** Returns what all that is listed lies below. */
  String root() {
    int any = segments.indexOf(ANY);
    return any < 0 ? parent : String.join("/", segments.subList(0, any));
  }

  private boolean matches(List<String> others) {
    if (others.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).equals(ANY) && !segments.get(i).equals(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String name) {
    return List.of(name.split("/", -1));
  }
}
