package io.github.wiremocklro.operation;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a script says, part by part, and what it leaves out: all that is the same for each part,
 * whose names and types {@link OperationScript} knows. Immutable.
 */
abstract sealed class ScriptParts permits OperationScript {

  /** What can be said, most often first. Each part is checked as it is given, and not again. */
  enum Part {
    /** The name, or the parent below which one is generated. */
    NAMING,
    METADATA,
    RESOURCE,
    DONE_AFTER,
    RESULT,
    ON_CANCEL,
    VALIDATE_ONLY,
    PROGRESS,
    METADATA_AT_END,
    EXPIRES_AFTER,
    FAULTS
  }

  static final @Nullable Object[] NOTHING = {};

  /** In the order of the parts, up to the last that is said; null is left out. */
  private final @Nullable Object[] said;

  ScriptParts(@Nullable Object[] said) {
    this.said = said;
  }

  @Nullable Object said(Part part) {
    return part.ordinal() < said.length ? said[part.ordinal()] : null;
  }

  /** Returns what is said here, but for one part. */
  @Nullable Object[] saidBut(Part part, Object value) {
    @Nullable Object[] changed = copy(part.ordinal() + 1);
    changed[part.ordinal()] = value;
    return changed;
  }

  /** Returns of each part what the other says, else what is said here. */
  @Nullable Object[] saidUnder(ScriptParts other) {
    @Nullable Object[] merged = copy(other.said.length);
    for (int i = 0; i < other.said.length; i++) {
      merged[i] = other.said[i] != null ? other.said[i] : merged[i];
    }
    return merged;
  }

  private @Nullable Object[] copy(int atLeast) {
    return Arrays.copyOf(said, Math.max(said.length, atLeast));
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ScriptParts parts && Arrays.equals(said, parts.said);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(said);
  }

  /** Returns what is said, such as {@code [DONE_AFTER=Polls[count=3], VALIDATE_ONLY=true]}. */
  @Override
  public final String toString() {
    return Stream.of(Part.values())
        .filter(part -> said(part) != null)
        .map(part -> part + "=" + said(part))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
