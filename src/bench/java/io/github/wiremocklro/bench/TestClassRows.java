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
    List<Double> ofFirstClasses = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < FORKS; i++) {
      ofFirstClasses.add(nanosOfLast(all, "FirstFake") / nanosOfLast(plain, "FirstBare"));
      double bare = nanosOfLast(plain, "FirstBare", "SecondBare");
      ratios.add(nanosOfLast(all, "FirstFake", "SecondFake") / bare);
      firsts.add(nanosOfLast(all, "FirstFake", "OneHour") / NANOS_PER_MILLI);
      seconds.add(nanosOfLast(all, "FirstFake", "OneHour", "OneHour") / NANOS_PER_MILLI);
    }
    return List.of(
        Row.atMost(
            1.15,
            "JUnit extension, field to first answered request, first class in a JVM",
            "bare WireMockExtension with one stub",
            Median.of(ofFirstClasses)),
        Row.atMost(
            1.15,
            "JUnit extension, field to first answered request, second class in a JVM",
            "bare WireMockExtension with one stub",
            Median.of(ratios)),
        oneHour("second", Median.of(seconds)),
        oneHour("first", Median.of(firsts)));
  }

  /** The first makes the JVM load what the test itself uses; a class before it started a server. */
  private static Row oneHour(String which, double millis) {
    return Row.of(
        "a test of a one-hour operation cancelled half-way, frozen clock, %s of its kind in a JVM"
            .formatted(which),
        "wall clock",
        "< 50 ms",
        String.format(Locale.ROOT, "%.0f ms", millis),
        millis < TARGET_MILLIS);
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
