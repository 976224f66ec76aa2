package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.StatusException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client waits for a reply: the header {@code grpc-timeout} (grpc/grpc, {@code
 * doc/PROTOCOL-HTTP2.md}).
 *
 * @param text as the client wrote it
 */
public record GrpcTimeout(String text, long value, TimeUnit unit) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");
  private static final Map<String, TimeUnit> UNITS =
      Map.of(
          "H", TimeUnit.HOURS,
          "M", TimeUnit.MINUTES,
          "S", TimeUnit.SECONDS,
          "m", TimeUnit.MILLISECONDS,
          "u", TimeUnit.MICROSECONDS,
          "n", TimeUnit.NANOSECONDS);

  /**
   * Reads the value of the header.
   *
   * @throws StatusException if it is no timeout
   */
  public static GrpcTimeout parse(String text) {
    Matcher form = FORM.matcher(text);
    TimeUnit unit = form.matches() ? UNITS.get(form.group(2)) : null;
    if (unit == null) {
      throw GrpcErrors.malformedTimeout(text);
    }
    return new GrpcTimeout(text, Long.parseLong(form.group(1)), unit);
  }
}
