package io.github.wiremocklro.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An error in a script, or in another value that a user gave: it says something that cannot be. The
 * message names the place, the value, what is wrong with it and what to do instead.
 */
public final class InvalidArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_VALUE_LENGTH = 200;

  private final String path;
  private final String shown;
  private final String verdict;

  /**
   * Creates the exception.
   *
   * @param path where in the script, such as {@code onCancel.after}; empty for a value of its own
   * @param value what stands there
   * @param problem what is wrong with it: a phrase that follows the value
   * @param remedy what to do instead: a phrase that starts with a verb
   */
  public InvalidArgumentException(
      String path, @Nullable Object value, String problem, String remedy) {
    this(path, shown(value), problem + "; " + remedy);
  }

  private InvalidArgumentException(String path, String shown, String verdict) {
    super((path.isEmpty() ? "" : path + ": ") + shown + " " + verdict);
    this.path = path;
    this.shown = shown;
    this.verdict = verdict;
  }

  /** Returns the exception that another process made, out of what its accessors told there. */
  public static InvalidArgumentException reported(String path, String shown, String verdict) {
    return new InvalidArgumentException(path, shown, verdict);
  }

  /** Returns this exception as seen from the outside of the part that has it. */
  public InvalidArgumentException within(String outerPath) {
    String separator = outerPath.isEmpty() || path.isEmpty() || path.startsWith("[") ? "" : ".";
    return new InvalidArgumentException(outerPath + separator + path, shown, verdict);
  }

  /** Returns this exception without the value, for that is or may hold a secret. */
  public InvalidArgumentException concealed() {
    return new InvalidArgumentException(path, "a value that is not shown", verdict);
  }

  /**
   * Returns what a reader makes of a part of a script, and names the place of that part in its
   * errors.
   *
   * @param path where the part stands, as seen by the caller
   */
  public static <T> T at(String path, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidArgumentException e) {
      // A path from the root on is whole already.
      throw e.path.startsWith("$") ? e : e.within(path);
    }
  }

  /** Returns where in the script, such as {@code $.onCancel.after}. */
  public String path() {
    return path;
  }

  /** Returns what stands there, as the message shows it. */
  public String shown() {
    return shown;
  }

  /** Returns what is wrong with it, and what to do instead. */
  public String verdict() {
    return verdict;
  }

  private static String shown(@Nullable Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return text.length() <= MAX_VALUE_LENGTH ? text : text.substring(0, MAX_VALUE_LENGTH) + "...";
  }
}
