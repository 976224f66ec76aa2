package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.StatusException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells in the server's log what helps a developer with the errors of calls, for few clients show
 * it. A client that asks for ever for what is not there does not fill the log: of the same line the
 * first time is told, the second, the fourth, the eighth and so on. Thread-safe.
 */
final class ErrorLog {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

  /** So many lines are known again. */
  private static final int LATEST = 50;

  @GuardedBy("this")
  private final Map<String, Integer> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);

  /** Tells of an error, where there is more to tell than what every client shows. */
  void tell(StatusException error) {
    if (error.status().debug() == null) {
      return;
    }
    String line = CONTROLS.matcher(String.valueOf(error.getMessage())).replaceAll(" ");
    int times = count(line);
    if (Integer.bitCount(times) == 1) {
      String again = times == 1 ? "" : " (%d times by now)".formatted(times);
      LocalNotifier.notifier().error(line + again);
    }
  }

  private synchronized int count(String line) {
    int times = leastRecentFirst.merge(line, 1, Integer::sum);
    if (leastRecentFirst.size() > LATEST) {
      leastRecentFirst.remove(leastRecentFirst.keySet().iterator().next());
    }
    return times;
  }
}
