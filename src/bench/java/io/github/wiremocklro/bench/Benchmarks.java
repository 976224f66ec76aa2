package io.github.wiremocklro.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all rows, one group after the other, and writes {@code docs/benchmarks.md}. */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.getInteger("bench.rounds");
    int seconds = Integer.getInteger("bench.seconds");
    List<String> only =
        Arrays.stream(System.getProperty("bench.only", "").split(","))
            .filter(name -> !name.isEmpty())
            .toList();
    if (!groups().keySet().containsAll(only)) {
      throw new IllegalArgumentException(
          "bench.only is %s; use names of %s".formatted(only, groups().keySet()));
    }
    ServerProcess.endAllWithThisJvm();
    Race race = new Race(rounds, seconds);
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, RowGroup> group : groups().entrySet()) {
      if (only.isEmpty() || only.contains(group.getKey())) {
        System.out.println("== " + group.getKey());
        List<Row> measured = group.getValue().measure(race);
        measured.forEach(row -> System.out.println(row.markdown()));
        rows.addAll(measured);
      }
    }
    if (only.isEmpty()) {
      String settings =
          "medians of %d rounds, each of %d s for each server".formatted(rounds, seconds);
      new Report(Path.of("docs", "benchmarks.md")).write(rows, settings);
    }
  }

  private static Map<String, RowGroup> groups() {
    Map<String, RowGroup> groups = new LinkedHashMap<>();
    groups.put("get", new GetRows());
    groups.put("grpc", new GrpcRows());
    groups.put("core", new CoreRows());
    groups.put("calls", new CallRows());
    groups.put("million", new MillionRows());
    groups.put("heap", new HeapRows());
    groups.put("tests", new TestClassRows());
    groups.put("program", new ProgramRows());
    groups.put("cold", new ColdRows());
    groups.put("wait", new WaitRows());
    return groups;
  }
}
