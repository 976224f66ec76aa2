package io.github.wiremocklro.internal.engine;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The one place where ids come from. With a generator of a known seed they are the same each time.
 * Thread-safe if the random generator is.
 */
public final class IdGenerator {
  private static final HexFormat HEX = HexFormat.of();

  private final RandomGenerator random;

  /** Creates a generator; the random generator decides whether ids repeat from run to run. */
  public IdGenerator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns an id for an operation, shaped as real ones are: {@code
   * operation-<millis>-<hex>-<hex>-<hex>}. All its characters pass through every client unescaped.
   */
  public String operationId(Instant now) {
    return String.join(
        "-",
        "operation",
        String.valueOf(now.toEpochMilli()),
        HEX.toHexDigits(random.nextLong() >>> 12, 13),
        HEX.toHexDigits(random.nextInt()),
        HEX.toHexDigits(random.nextInt()));
  }

  /** Returns a text of 32 characters that nobody else can guess. */
  public String secret() {
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }

  /** Returns a {@code uid} for a resource (AIP-148: a UUID4). */
  public String uid() {
    long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
