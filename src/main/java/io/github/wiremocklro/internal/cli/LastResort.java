package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Hears of what nobody has caught, and of an OutOfMemoryError that the server has. That one ends
 * the program at once: some thread has lost its work, no one can say which, and a server that is
 * half there is worse for a test than none.
 */
public final class LastResort implements UncaughtExceptionHandler {
  /** That of the JVM's own {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  /** Encoded before there is no memory to do so. */
  private static final byte[] MESSAGE =
      ("wiremock-lro ends: out of memory (OutOfMemoryError); give the JVM more (-Xmx), or lower the"
              + " limits (--help)\n")
          .getBytes(UTF_8);

  private static final int STACK_TRACE_BYTES = 1 << 20;

  private final PrintStream err;

  /** Given up at the end, for a stack trace needs memory to be written. */
  @SuppressWarnings("UnusedVariable")
  private byte @Nullable [] reserve = new byte[STACK_TRACE_BYTES];

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
      err.write(MESSAGE, 0, MESSAGE.length);
      err.flush();
      reserve = null;
      failure.printStackTrace(err);
    } finally {
      // Hooks would wait for requests in flight, and may need memory themselves.
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
  }
}
