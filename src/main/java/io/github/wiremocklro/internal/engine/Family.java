package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
  void checkParents(ResourceChange create, boolean strict) {
    boolean asked = strict;
    String above = above(create);
    while (isResource(above)) {
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
        throw Errors.parentNotFound(create.name(), missing(above));
      }
      asked = false;
      above = above(above, parent.type(fields));
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
    for (Map.Entry<String, Resource> below : below(name).toList()) {
      String child = below.getKey();
      Resource there = below.getValue();
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
    below(name)
        .findFirst()
        .ifPresent(
            child -> {
              throw Errors.hasChildren(name, child.getKey());
            });
  }

  /**
   * Returns what is there below a resource. An id that has the name of another in front, and a
   * slash, makes no child of that.
   */
  private Stream<Map.Entry<String, Resource>> below(String name) {
    return table.below(name).entrySet().stream()
        .map(below -> Map.entry(below.getKey(), below.getValue().settledAt(now)))
        .filter(below -> below.getValue().exists())
        .filter(
            below -> {
              String collection = below.getValue().type(fields).collectionOf(below.getKey());
              return collection.startsWith(name + "/");
            });
  }

  private String missing(String name) {
    return scope.hints(name).ofMissingResource(table.around(name));
  }

  /** Returns the name of what is directly above one that is created. */
  String above(ResourceChange create) {
    return above(create.name(), fields.typeOf(create, null));
  }

  private static String above(String name, MessageType type) {
    return ResourceNames.parent(type.collectionOf(name));
  }

  /** Scopes and locations are always there. */
  private static boolean isResource(String name) {
    return name.length() > ResourceNames.scope(name).length()
        && !ResourceNames.lastSegment(ResourceNames.parent(name)).equals(LOCATIONS);
  }
}
