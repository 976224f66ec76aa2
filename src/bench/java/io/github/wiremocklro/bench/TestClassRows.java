package io.github.wiremocklro.bench;

import java.io.BufferedReader;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the JUnit extension costs a test class, and a test. */
final class TestClassRows implements RowGroup {
  private static final int FORKS = 7;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double TARGET_MILLIS = 50;

  @Override
  public List<Row> measure(Race race) throws Exception {
    String all = System.getProperty("java.class.path");
    // Plain WireMock would find the extensions of this library, and load them.
    String classes = Path.of("classes").toString();
    String plain =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> !entry.endsWith(File.separator + classes))
            .collect(Collectors.joining(File.pathSeparator));
    List<Double> ratios = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < FORKS; i++) {
      double bare = nanosOfLast(plain, "FirstBare", "SecondBare");
      ratios.add(nanosOfLast(all, "FirstFake", "SecondFake") / bare);
      millis.add(nanosOfLast(all, "FirstFake", "OneHour", "OneHour") / NANOS_PER_MILLI);
    }
    double median = Median.of(millis);
    return List.of(
        Row.atMost(
            1.15,
            "JUnit extension, field to first answered request, second class in a JVM",
            "bare WireMockExtension",
            Median.of(ratios)),
        Row.of(
            "a test of a one-hour operation cancelled half-way, frozen clock, second of its kind in a JVM",
            "wall clock",
            "< 50 ms",
            String.format(Locale.ROOT, "%.0f ms", median),
            median < TARGET_MILLIS));
  }

  private static double nanosOfLast(String classPath, String... names) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                TestClasses.class.getName()));
    command.addAll(List.of(names));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      List<String> lines =
          out.lines().filter(line -> line.matches("\\d+")).collect(Collectors.toList());
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + command);
      }
      return Double.parseDouble(lines.get(lines.size() - 1));
    }
  }
}
