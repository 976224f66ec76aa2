package io.github.wiremocklro.internal;

/** How many random cases a test looks at. */
public final class Cases {
  /** How much less is enough in between. */
  private static final int SHARE = 10;

  private Cases() {}

  /**
   * Returns the number that a system property gives; where it gives none, all that there are with
   * {@code -Pthorough}, and a share of them without.
   */
  public static int of(String property, int all) {
    return Integer.getInteger(property, Boolean.getBoolean("thorough") ? all : all / SHARE);
  }
}
