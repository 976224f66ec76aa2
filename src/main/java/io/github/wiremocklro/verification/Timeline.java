package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A history to be read by people: one line for each event, in columns. Times are counted from the
 * first event, in real time, and on the fake's clock where that shows another.
 *
 * <pre>
 * +0.000s  STARTED           CreateLake -> RUNNING
 * +0.120s  CANCEL_REQUESTED  CancelOperation -> OK
 * +0.121s  POLLED            GetOperation -> CANCELLED
 * </pre>
 */
public final class Timeline {
  private static final int FIRST_LINES = 20;
  private static final int LAST_LINES = 80;
  private static final int MAX_MESSAGE = 120;
  private static final Duration SAME_TIME = Duration.ofMillis(1);

  private Timeline() {}

  /**
   * Returns the lines of a history; of a very long one the first and the last. Where events are
   * left out, a line says how many.
   */
  public static List<String> of(List<Event> history) {
    List<List<String>> rows = new ArrayList<>();
    List<Integer> hidden = new ArrayList<>();
    int sinceLast = 0;
    for (int i = 0; i < history.size(); i++) {
      Event event = history.get(i);
      sinceLast += event.leftOut();
      if (i < FIRST_LINES || i >= history.size() - LAST_LINES) {
        rows.add(row(event, history.get(0)));
        hidden.add(sinceLast);
        sinceLast = 0;
      } else {
        sinceLast++;
      }
    }
    List<String> aligned = aligned(rows);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < aligned.size(); i++) {
      if (hidden.get(i) > 0) {
        lines.add("... and %d more ...".formatted(hidden.get(i)));
      }
      lines.add(aligned.get(i));
    }
    return lines;
  }

  /** Returns a duration in seconds, to the millisecond. */
  public static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .setScale(3, RoundingMode.HALF_UP)
        + "s";
  }

  private static List<String> row(Event event, Event first) {
    Duration real = event.elapsed().minus(first.elapsed());
    Duration clock = Duration.between(first.time(), event.time());
    boolean sameTime = real.minus(clock).abs().compareTo(SAME_TIME) < 0;
    Duration gap = event.sinceLastPoll();
    return List.of(
        "+" + seconds(real),
        sameTime ? "" : "(clock +" + seconds(clock) + ")",
        event.type().name(),
        outcome(event),
        gap == null ? "" : seconds(gap) + " after the poll before");
  }

  private static String outcome(Event event) {
    RpcRequest request = event.request();
    Status error = event.error();
    String message = error == null ? "" : ": " + shortened(error.message());
    if (request == null) {
      return error == null ? "" : error.code() + message;
    }
    String answer = event.answered() == null ? "" : " -> " + event.answered();
    String fault = event.fault() == null ? "" : " (fault: " + event.fault() + ")";
    return request.rpc() + answer + message + fault;
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<Integer> columns =
        IntStream.range(0, rows.isEmpty() ? 0 : rows.get(0).size())
            .filter(column -> width(rows, column) > 0)
            .boxed()
            .toList();
    return rows.stream()
        .map(
            row ->
                columns.stream()
                    .map(column -> padded(row.get(column), width(rows, column)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .toList();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
