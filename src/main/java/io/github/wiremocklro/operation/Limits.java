package io.github.wiremocklro.operation;

/**
 * What a server takes from outside at the most. Past a limit a call is answered with an error that
 * names the limit, and nothing has changed by it: INVALID_ARGUMENT for what is too large,
 * RESOURCE_EXHAUSTED for what would be too many.
 *
 * <p>Example: {@code Limits.DEFAULTS.maxOperations(10_000)}.
 *
 * @param maxOperations how many operations a server holds, in all scopes together; a name that
 *     stays taken counts as one. As many resources, and as many scopes
 * @param maxRequestBytes how long the body of a request may be, once it is decompressed; with the
 *     admin API, which the journal does not keep, at least 10 MiB or a 32nd of the memory of the
 *     JVM, whichever is less
 * @param maxScriptBytes how long a script may be: the body of a call of the admin API, or the
 *     parameters of a mapping once its templates are rendered
 * @param maxStoredBytes how much memory operations, their histories and their resources, armed
 *     scripts, access tokens and the scopes themselves may take, all together, as far as that can
 *     be estimated; a poll is never refused, its history gets shorter instead
 */
public record Limits(
    int maxOperations, int maxRequestBytes, int maxScriptBytes, long maxStoredBytes) {
  /** 2,000,000 operations, bodies and scripts of 1 MiB, and half of the memory of the JVM. */
  public static final Limits DEFAULTS =
      new Limits(2_000_000, 1 << 20, 1 << 20, Runtime.getRuntime().maxMemory() / 2);

  /**
   * @throws IllegalArgumentException if a limit is less than 1
   */
  public Limits {
    checkPositive("maxOperations", maxOperations);
    checkPositive("maxRequestBytes", maxRequestBytes);
    checkPositive("maxScriptBytes", maxScriptBytes);
    checkPositive("maxStoredBytes", maxStoredBytes);
  }

  /** Returns these limits with another number of operations. */
  public Limits maxOperations(int number) {
    return new Limits(number, maxRequestBytes, maxScriptBytes, maxStoredBytes);
  }

  /** Returns these limits with another length of the body of a request. */
  public Limits maxRequestBytes(int bytes) {
    return new Limits(maxOperations, bytes, maxScriptBytes, maxStoredBytes);
  }

  /** Returns these limits with another length of a script. */
  public Limits maxScriptBytes(int bytes) {
    return new Limits(maxOperations, maxRequestBytes, bytes, maxStoredBytes);
  }

  /** Returns these limits with another amount of memory. */
  public Limits maxStoredBytes(long bytes) {
    return new Limits(maxOperations, maxRequestBytes, maxScriptBytes, bytes);
  }

  /**
   * Checks the length of a script.
   *
   * @param path where the script stands, for the error
   * @throws InvalidArgumentException if it is too long
   */
  public void checkScript(String path, long bytes) {
    if (bytes > maxScriptBytes) {
      throw new InvalidArgumentException(
          path,
          bytes,
          "bytes are more than a script may have",
          "use at most %d, or raise the limit: --max-script-bytes, in Java Limits.maxScriptBytes"
              .formatted(maxScriptBytes));
    }
  }

  private static void checkPositive(String name, long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("%s has to be at least 1, not %d".formatted(name, limit));
    }
  }
}
