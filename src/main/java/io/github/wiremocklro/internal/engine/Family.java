package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change asks of the resource that it changes, and of those above and below it.
 *
 * @param table the resources of the scope, which nobody changes meanwhile
 * @param now when the change comes
 * @param fields know which of them are jobs, which go with what they are jobs of
 */
record Family(ResourceTable table, Moment now, Scope scope, OutputOnlyFields fields) {
  private static final String LOCATIONS = "locations";

  /**
   * Returns what a change is made to, if it can be: a create to nothing, for what is left of a name
   * was that of another.
   */
  Resource check(ResourceChange change) {
    String name = change.name();
    Resource current = table.get(name).settledAt(now);
    current.check(change, () -> missing(name), scope.hints(name)::ofTakenResource);
    return change.kind() == ResourceChange.Kind.CREATE ? Resource.ABSENT : current;
  }

  /**
   * Checks that the resource above one that is to be created may have it for a child: of those
   * above it the nearest counts that something is known of. One that was never here is taken for
   * one that is there.
   *
   * @param strict whether the parent itself has to be known
   */
  void checkParents(String child, boolean strict) {
    boolean asked = strict;
    for (String above = above(child); isResource(above); above = above(above)) {
      Resource known = table.find(above);
      Resource parent = known == null ? Resource.ABSENT : known.settledAt(now);
      Resource.Pending pending = parent.pending();
      if (pending != null && pending.isCreateOrDelete()) {
        throw Errors.parentNotReady(above, pending);
      }
      if (parent.stored() != null) {
        return;
      }
      // What is settled as absent and still listed is gone, though nobody has noted it yet.
      if (asked || (known != null && known.exists()) || scope.goneResources().has(above)) {
        throw Errors.parentNotFound(child, missing(above));
      }
      asked = false;
    }
  }

  /**
   * Returns what goes with a resource that is deleted.
   *
   * @throws io.github.wiremocklro.operation.StatusException if something is there, and must not go,
   *     or is being changed
   */
  Map<String, Resource> goingWith(ResourceChange delete) {
    String name = delete.name();
    Map<String, Resource> children = new TreeMap<>();
    for (Map.Entry<String, Resource> below : table.below(name).entrySet()) {
      String child = below.getKey();
      Resource there = below.getValue().settledAt(now);
      if (!there.exists()) {
        continue;
      }
      if (!delete.force() && !fields.isJob(there.stored())) {
        throw Errors.hasChildren(name, child);
      }
      Resource.Pending pending = there.pending();
      if (pending != null) {
        throw Errors.resourceBusy(child, pending.operation().name());
      }
      children.put(child, there);
    }
    return children;
  }

  /** Checks that there is nothing below a resource. */
  void checkChildless(String name) {
    table.below(name).entrySet().stream()
        .filter(below -> below.getValue().settledAt(now).exists())
        .findFirst()
        .ifPresent(
            child -> {
              throw Errors.hasChildren(name, child.getKey());
            });
  }

  private String missing(String name) {
    return scope.hints(name).ofMissingResource(table.around(name));
  }

  /** Returns the name of what is directly above another. */
  static String above(String name) {
    return ResourceNames.parent(ResourceNames.parent(name));
  }

  /** Scopes and locations are always there. */
  private static boolean isResource(String name) {
    return name.length() > ResourceNames.scope(name).length()
        && !ResourceNames.lastSegment(ResourceNames.parent(name)).equals(LOCATIONS);
  }
}
