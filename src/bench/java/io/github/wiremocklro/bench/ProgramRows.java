package io.github.wiremocklro.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How large the jar is, and from its start to the first answer; beside an earlier jar too, if
 * {@code bench.before} names one.
 */
final class ProgramRows implements RowGroup {
  private static final String PATH = "/v1/projects/p/locations/l/operations";
  private static final int STARTS = 7;

  /** What it had before it served gRPC, and 2.5 MB. */
  private static final long MOST_BYTES = 24_977_483 + 2_500_000;

  @Override
  public List<Row> measure(Race race) throws Exception {
    Path root = Files.createTempDirectory("wiremock");
    Path mapping = Files.createDirectories(root.resolve("mappings")).resolve("list.json");
    Files.writeString(
        mapping,
        "{\"request\": {\"urlPath\": \"%s\"}, \"response\": {\"status\": 200}}".formatted(PATH));
    String archive = archive(root.resolve("wiremock-lro.jsa"));
    List<Double> shared = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    String before = System.getProperty("bench.before", "");
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      double plain = seconds(List.of(), ServerProcess.wireMockJar(), "--root-dir", root.toString());
      shared.add(seconds(List.of(archive), ServerProcess.standaloneJar()) / plain);
      double now = seconds(List.of(), ServerProcess.standaloneJar());
      bare.add(now / plain);
      if (!before.isEmpty()) {
        later.add(now / seconds(List.of(), before));
      }
    }
    String against = "plain wiremock-standalone with one stub, `java -jar`";
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.atMost(
            0.5,
            "standalone jar with a class-data archive, start to first answered request",
            against,
            Median.of(shared)));
    rows.add(Row.atMost(1.0, "the same without the archive", against, Median.of(bare)));
    if (!later.isEmpty()) {
      rows.add(Row.told("the same without the archive", "an earlier jar", Median.of(later)));
    }
    rows.add(size());
    return rows;
  }

  private static Row size() throws IOException {
    long bytes = Files.size(Path.of(ServerProcess.standaloneJar()));
    return Row.of(
        "size of the standalone jar",
        "bytes",
        String.format(Locale.ROOT, "<= %,d", MOST_BYTES),
        String.format(Locale.ROOT, "%,d", bytes),
        bytes <= MOST_BYTES);
  }

  /** Makes the archive as the container's image does, and returns the option that names it. */
  private static String archive(Path file) throws Exception {
    try (ServerProcess server =
        ServerProcess.jar(
            List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
            ServerProcess.standaloneJar())) {
      server.firstAnswer(PATH).expect(200);
      server.terminate();
    }
    if (!Files.exists(file)) {
      // A server that is told of an archive that is not there starts all the same.
      throw new IllegalStateException("the JVM has made no archive");
    }
    return "-XX:SharedArchiveFile=" + file;
  }

  private static double seconds(List<String> jvm, String jar, String... options) throws Exception {
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.jar(jvm, jar, options)) {
      server.firstAnswer(PATH).expect(200);
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
