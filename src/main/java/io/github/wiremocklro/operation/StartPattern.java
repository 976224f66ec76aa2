package io.github.wiremocklro.operation;

import org.jspecify.annotations.Nullable;

/**
 * Which start of an operation is meant, before it comes.
 *
 * <p>Example: {@code delete("projects/p/locations/l/lakes/a")}: the next operation that deletes
 * this lake.
 *
 * @param target the resource that the operation is about; null for any
 * @param verb what it does to it, such as {@code create}; null for whatever
 */
public record StartPattern(@Nullable String target, @Nullable String verb) {

  /** Returns: the creation of this resource. */
  public static StartPattern create(String target) {
    return new StartPattern(target, ResourceChange.Kind.CREATE.verb());
  }

  /** Returns: an update of this resource. */
  public static StartPattern update(String target) {
    return new StartPattern(target, ResourceChange.Kind.UPDATE.verb());
  }

  /** Returns: the deletion of this resource. */
  public static StartPattern delete(String target) {
    return new StartPattern(target, ResourceChange.Kind.DELETE.verb());
  }

  /** Returns: any operation. */
  public static StartPattern any() {
    return new StartPattern(null, null);
  }

  boolean matches(OperationScript script) {
    return (target == null || target.equals(script.target()))
        && (verb == null || verb.equals(script.verb()));
  }
}
