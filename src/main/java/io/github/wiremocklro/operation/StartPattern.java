package io.github.wiremocklro.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which start of an operation is meant, before it comes: the next one that matches, or so many.
 *
 * <p>Example: {@code delete("projects/p/locations/l/lakes/a").times(2)}: the next two operations
 * that delete this lake.
 *
 * @param target the resource that the operation is about; null for any
 * @param verb what it does to it, such as {@code create}; null for whatever
 * @param times how many such starts are meant, at least 1
 */
public record StartPattern(@Nullable String target, @Nullable String verb, int times) {

  /**
   * @throws InvalidArgumentException if no start is meant, or the target is no resource name
   */
  public StartPattern {
    String name = target;
    if (name != null) {
      InvalidArgumentException.at("target", () -> ResourceNames.checked(name));
    }
    if (times < 1) {
      throw new InvalidArgumentException(
          "times", times, "is less than 1", "say for how many starts the script is to serve");
    }
  }

  /** Returns a pattern that means the creation of this resource. */
  public static StartPattern create(String target) {
    return of(target, ResourceChange.Kind.CREATE);
  }

  /** Returns a pattern that means an update of this resource. */
  public static StartPattern update(String target) {
    return of(target, ResourceChange.Kind.UPDATE);
  }

  /** Returns a pattern that means the deletion of this resource. */
  public static StartPattern delete(String target) {
    return of(target, ResourceChange.Kind.DELETE);
  }

  /** Returns a pattern that means any custom method on this resource (AIP-136). */
  public static StartPattern custom(String target) {
    return of(target, ResourceChange.Kind.CUSTOM);
  }

  private static StartPattern of(String target, ResourceChange.Kind kind) {
    return new StartPattern(Objects.requireNonNull(target, "target"), kind.verb(), 1);
  }

  /** Returns a pattern that means the start of any operation. */
  public static StartPattern any() {
    return new StartPattern(null, null, 1);
  }

  /** Returns a pattern that means so many starts like this one. */
  public StartPattern times(int times) {
    return new StartPattern(target, verb, times);
  }

  /** Returns whether the start of an operation from this script is meant. */
  public boolean matches(OperationScript script) {
    return (target == null || target.equals(script.target()))
        && (verb == null || verb.equals(script.verb()));
  }
}
