package io.github.wiremocklro.internal.api;

import org.jspecify.annotations.Nullable;

/**
 * What a rule made of a method.
 *
 * @param named whether the path of the method tells the name of the resource, or of its collection
 * @param resource the resource that it is about
 * @param resourceField the field that has the resource or the resources, in its JSON name
 * @param idField the field that has the id of what is made, in its JSON name
 */
record Reading(
    MethodKind kind,
    boolean named,
    @Nullable ApiResource resource,
    @Nullable String resourceField,
    @Nullable String idField) {

  static Reading of(MethodKind kind) {
    return new Reading(kind, false, null, null, null);
  }

  /** Returns the reading of a method whose path is the name of a resource. */
  static Reading of(MethodKind kind, @Nullable ApiResource resource, @Nullable String field) {
    return new Reading(kind, true, resource, field, null);
  }
}
