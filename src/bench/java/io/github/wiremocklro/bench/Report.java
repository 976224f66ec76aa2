package io.github.wiremocklro.bench;

import com.github.tomakehurst.wiremock.core.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the documentation that the rows are written to. */
final class Report {
  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->\n";

  private final Path page;

  Report(Path page) {
    this.page = page;
  }

  /** Replaces what was measured before; what is said around it stays. */
  void write(List<Row> rows, String settings) throws IOException {
    String old = Files.readString(page);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + " does not have the lines " + BEGIN + END);
    }
    Files.writeString(
        page,
        old.substring(0, begin + BEGIN.length()) + measured(rows, settings) + old.substring(end));
  }

  static String table(List<Row> rows) {
    return "| what | against | target | measured | met |\n|---|---|---|---|---|\n"
        + rows.stream().map(Row::markdown).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String measured(List<Row> rows, String settings) {
    Runtime runtime = Runtime.getRuntime();
    return """
        Measured on %s with %d processors (%s, %s), JDK %s (%s); WireMock %s, all
        servers with `%s`; %s.

        %s"""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            runtime.availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            System.getProperty("java.vendor"),
            Version.getCurrentVersion(),
            ServerProcess.HEAP,
            settings,
            table(rows));
  }
}
