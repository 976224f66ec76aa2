package io.github.wiremocklro.operation;

import java.time.Duration;

/**
 * When something comes about: after so many polls, after some time, or never.
 *
 * <p>Example: {@code polls(3)}: the third poll shows it. {@code time(Duration.ofHours(1))}: an hour
 * on the clock of the fake, which a test can advance.
 */
public sealed interface After {

  /** Returns the n-th poll from here on, which already shows it; 0 is at once. */
  static After polls(int count) {
    return new Polls(count);
  }

  /** Returns the time when so much has passed on the fake's clock; zero is at once. */
  static After time(Duration duration) {
    return new Time(duration);
  }

  /** Returns never: it does not come about by itself. */
  static After never() {
    return new Never();
  }

  /**
   * After a number of polls.
   *
   * @param count how many, not negative
   */
  record Polls(int count) implements After {
    /**
     * @throws InvalidArgumentException if the count is negative
     */
    public Polls {
      if (count < 0) {
        throw new InvalidArgumentException(
            "polls", count, "is negative", "use 0 for at once, or the number of polls it takes");
      }
    }
  }

  /**
   * After some time.
   *
   * @param duration how long on the fake's clock, not negative, at most 10,000 years
   *     (duration.proto)
   */
  record Time(Duration duration) implements After {
    /** The longest there is: what duration.proto can hold. */
    public static final Duration MAX = Duration.ofSeconds(315_576_000_000L);

    /**
     * @throws InvalidArgumentException if the duration is negative or over 10,000 years
     */
    public Time {
      Checks.duration("time", duration, "use \"never\" for what does not end");
    }
  }

  /** Never: it does not come about by itself. */
  record Never() implements After {}
}
