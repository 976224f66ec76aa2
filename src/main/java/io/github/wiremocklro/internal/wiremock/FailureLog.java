package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells of failures that become a 500, with their stack traces, once each: to WireMock's notifier
 * if that is one that somebody hears, else to the log of the JDK, which is seen without any
 * configuration. WireMock's default in a program that embeds it is heard by nobody.
 */
public final class FailureLog {
  private static final String LOGGER = "io.github.wiremocklro";

  private FailureLog() {}

  /**
   * Tells of a failure. If the memory is out, the thread's handler of uncaught exceptions is told,
   * as though nobody had caught it; it may end the program.
   */
  public static void failed(String what, Throwable failure) {
    OutOfMemoryError outOfMemory = outOfMemory(failure);
    Notifier notifier = LocalNotifier.notifier();
    if (outOfMemory != null) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, outOfMemory);
    } else if (!isHeard(notifier)) {
      System.getLogger(LOGGER).log(Level.ERROR, what, failure);
    } else if (!isToldByWireMock(failure)) {
      notifier.error(what, failure);
    }
  }

  /** Tells of what is no failure, and yet not what the user may think. */
  static void warned(Notifier notifier, String what) {
    if (isHeard(notifier)) {
      notifier.error(what);
    } else {
      System.getLogger(LOGGER).log(Level.WARNING, what);
    }
  }

  /**
   * Tells of what ends a reply, unless that is the client, who has gone: then the failure is an
   * IOException, and no fault of anybody.
   */
  public static void brokenOff(String what, Throwable failure) {
    if (!(failure instanceof IOException) || outOfMemory(failure) != null) {
      failed(what, failure);
    }
  }

  private static @Nullable OutOfMemoryError outOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error) {
        return error;
      }
    }
    return null;
  }

  /** Behind ours, what is neither of these two is the user's, or writes to the console. */
  private static boolean isHeard(Notifier notifier) {
    if (notifier instanceof RedactingNotifier redacting) {
      return isHeard(redacting.log());
    }
    if (notifier instanceof HelperErrors helper) {
      return isHeard(helper.next());
    }
    return !(notifier instanceof Slf4jNotifier)
        && notifier.getClass().getEnclosingClass() != LocalNotifier.class;
  }

  /** It tells its notifier of whatever its own admin API fails on. */
  private static boolean isToldByWireMock(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(AdminRequestHandler.class.getName()));
  }
}
