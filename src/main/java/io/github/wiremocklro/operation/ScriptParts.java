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

  /** What can be said. Each part is checked as it is given, and not again. */
  enum Part {
    NAMING,
    METADATA,
    RESULT,
    DONE_AFTER,
    ON_CANCEL,
    RESOURCE,
    VALIDATE_ONLY,
    PROGRESS,
    METADATA_AT_END,
    EXPIRES_AFTER,
    FAULTS
  }

  static final @Nullable Object[] NOTHING = new @Nullable Object[Part.values().length];

  /** In the order of the parts; null is left out. */
  private final @Nullable Object[] said;

  ScriptParts(@Nullable Object[] said) {
    this.said = said;
  }

  @Nullable Object said(Part part) {
    return said[part.ordinal()];
  }

  /** Returns what is said here, but for one part. */
  @Nullable Object[] saidBut(Part part, Object value) {
    @Nullable Object[] changed = said.clone();
    changed[part.ordinal()] = value;
    return changed;
  }

  /** Returns of each part what the other says, else what is said here. */
  @Nullable Object[] saidUnder(ScriptParts other) {
    @Nullable Object[] merged = said.clone();
    for (int i = 0; i < merged.length; i++) {
      merged[i] = other.said[i] != null ? other.said[i] : said[i];
    }
    return merged;
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
