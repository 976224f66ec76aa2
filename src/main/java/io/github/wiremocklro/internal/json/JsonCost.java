package io.github.wiremocklro.internal.json;

/**
 * How much memory it takes to read a text as JSON, found out without taking any: three characters
 * may be an object in a list, and each is several once it is read. Rather too much than too little.
 */
public final class JsonCost {
  /** The length of what is not worth a look, for so many threads there are not. */
  public static final int SHORT = 4096;

  /** What stands between two of these signs, as read and as kept: measured, 61 and 44 at most. */
  private static final int PART = 100;

  private static final int CHARACTER = 8;

  private JsonCost() {}

  /** Returns an estimate in bytes; 0 for a short text. It may be any text, and need not be JSON. */
  public static long of(String text) {
    if (text.length() <= SHORT) {
      return 0;
    }
    long parts = 0;
    for (int i = 0; i < text.length(); i++) {
      parts += isSign(text.charAt(i)) ? 1 : 0;
    }
    return parts * PART + (long) text.length() * CHARACTER;
  }

  /** In a string they are none; but a comma in prose is rare, and whoever skips strings errs. */
  private static boolean isSign(char c) {
    return c == ',' || c == ':' || c == '{' || c == '[';
  }
}
