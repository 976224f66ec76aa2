package io.github.wiremocklro.internal.cli;

import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Hears of what nobody has caught, and of an OutOfMemoryError that the server has. That one ends
 * the program at once: some thread has lost its work, no one can say which, and a server that is
 * half there is worse for a test than none.
 */
public final class LastResort implements UncaughtExceptionHandler {
  /** That of the JVM's own {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final String MESSAGE =
      "wiremock-lro ends: out of memory; give the JVM more (-Xmx), or lower the limits (--help)";

  private final PrintStream err;

  public LastResort(PrintStream err) {
    this.err = err;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      end(failure);
    } else {
      err.print("Exception in thread \"" + thread.getName() + "\" ");
      failure.printStackTrace(err);
    }
  }

  private void end(Throwable failure) {
    try {
      err.println(MESSAGE);
      failure.printStackTrace(err);
    } finally {
      // Hooks would wait for requests in flight, and may need memory themselves.
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
  }
}
