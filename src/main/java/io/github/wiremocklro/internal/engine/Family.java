package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a change asks of the resources above and below the one that it changes.
 *
 * @param byName the resources of the scope, which nobody changes meanwhile
 * @param now when the change comes
 * @param fields know which of them are jobs, which go with what they are jobs of
 */
record Family(
    NavigableMap<String, Resource> byName, Moment now, Scope scope, OutputOnlyFields fields) {
  private static final String LOCATIONS = "locations";

  /** The character after the slash. */
  private static final String END_OF_CHILDREN = "0";

  /**
   * Checks that the resource above one that is to be created may have it for a child: of those
   * above it the nearest counts that something is known of. One that was never here is taken for
   * one that is there.
   *
   * @param strict whether the parent itself has to be known
   * @param hint tells more of one that is missing
   */
  void checkParents(String child, boolean strict, UnaryOperator<String> hint) {
    boolean asked = strict;
    for (String above = above(child); isResource(above); above = above(above)) {
      Resource known = byName.get(above);
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
        throw Errors.parentNotFound(child, hint.apply(above));
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
    for (Map.Entry<String, Resource> below :
        byName.subMap(name + "/", name + END_OF_CHILDREN).entrySet()) {
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
    byName.subMap(name + "/", name + END_OF_CHILDREN).entrySet().stream()
        .filter(below -> below.getValue().settledAt(now).exists())
        .findFirst()
        .ifPresent(
            child -> {
              throw Errors.hasChildren(name, child.getKey());
            });
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
