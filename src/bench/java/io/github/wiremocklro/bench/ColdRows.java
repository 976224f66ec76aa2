package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a test suite pays for a server of its own: the CPU time from its start to its first answer,
 * and until it has answered a thousand polls, the create of their operation among them. CPU time of
 * servers that take turns says something on a machine that does other things too.
 */
final class ColdRows implements RowGroup {
  private static final int STARTS = 9;
  private static final int POLLS = 1_000;
  private static final String LIST = "/v1/projects/p/locations/l/operations";
  private static final String LAKES = "/v1/projects/p/locations/l/lakes?lakeId=never-ends-1";
  private static final String PLAIN = "plain wiremock-standalone with static stubs, `java -jar`";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<Row> measure(Race race) throws Exception {
    Path root = Files.createTempDirectory("wiremock");
    stub(root, "list", LIST, "{}");
    String operation = operation();
    String path = path(operation);
    stub(root, "operation", path, operation);
    List<Spent> fakes = new ArrayList<>();
    List<Spent> plains = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (ServerProcess server = start(ServerProcess.standaloneJar())) {
        fakes.add(spent(server, () -> path(server.call("POST", LAKES, "{}"))));
      }
      try (ServerProcess server =
          start(ServerProcess.wireMockJar(), "--root-dir", root.toString())) {
        plains.add(spent(server, () -> path));
      }
    }
    return List.of(
        Row.atMost(
            1.0,
            "CPU time from the start of the standalone jar to its first answer",
            PLAIN,
            ratio(fakes, plains, Spent::untilFirst)),
        Row.atMost(
            1.0,
            "the same, with a CreateLake and its first 1,000 polls",
            PLAIN,
            ratio(fakes, plains, Spent::withPolls)),
        Row.told(
            "the same, the first 1,000 polls alone", PLAIN, ratio(fakes, plains, Spent::polls)));
  }

  private static ServerProcess start(String jar, String... options) throws Exception {
    return ServerProcess.jar(List.of(ServerProcess.HEAP), jar, options);
  }

  private static Spent spent(ServerProcess server, Start start) throws Exception {
    server.firstAnswer(LIST).expect(200);
    long untilFirst = server.cpuNanos();
    String operation = start.operation();
    long untilPolls = server.cpuNanos();
    try (Connection connection = new Connection(server.port())) {
      for (int i = 0; i < POLLS; i++) {
        connection.call("GET", operation, "").expect(200);
      }
    }
    return new Spent(untilFirst, untilPolls, server.cpuNanos());
  }

  /** Returns the reply to a poll, for a stub. */
  private static String operation() throws Exception {
    try (ServerProcess server = start(ServerProcess.standaloneJar())) {
      server.firstAnswer(LIST).expect(200);
      return server.call("POST", LAKES, "{}");
    }
  }

  private static void stub(Path root, String name, String path, String body) throws Exception {
    Files.writeString(
        Files.createDirectories(root.resolve("mappings")).resolve(name + ".json"),
        """
        {"request": {"method": "GET", "urlPath": "%s"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": %s}}
        """
            .formatted(path, body));
  }

  private static String path(String operation) throws Exception {
    return "/v1/" + JSON.readTree(operation).get("name").asText();
  }

  private static double ratio(
      List<Spent> fakes, List<Spent> plains, ToDoubleFunction<Spent> spent) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < fakes.size(); i++) {
      ratios.add(spent.applyAsDouble(fakes.get(i)) / spent.applyAsDouble(plains.get(i)));
    }
    return Median.of(ratios);
  }

  private interface Start {
    /** Returns the path of an operation to poll. */
    String operation() throws Exception;
  }

  /** What a server has taken of CPU time, in nanoseconds from its start. */
  private record Spent(double untilFirst, double untilPolls, double withPolls) {
    double polls() {
      return withPolls - untilPolls;
    }
  }
}
