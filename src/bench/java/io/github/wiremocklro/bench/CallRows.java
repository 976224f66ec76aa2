package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.Contender.post;

import java.util.List;

/** The calls that change something. */
final class CallRows implements RowGroup {
  private static final int OPERATIONS = 200_000;
  private static final String PARENT = "/v1/projects/p/locations/l";
  private static final String LAKE = "{\"displayName\": \"Sales\"}";

  @Override
  public List<Row> measure(Race race) throws Exception {
    return List.of(cancel(race), start(race));
  }

  private static Row cancel(Race race) throws Exception {
    String path = "/v1/" + FakeServer.OPERATION + HttpCall.ANY + ":cancel";
    String url = "\"urlPathPattern\": \"%s/operations/[^/]+:cancel\"".formatted(PARENT);
    try (Contender fake = post(ServerProcess.fake(OPERATIONS), path, "{}", OPERATIONS);
        Contender stub = post(Stubs.plain("POST", url, "{}"), path, "{}", OPERATIONS)) {
      return Row.atLeast(
          0.8,
          "CancelOperation over HTTP, each server with its own defaults",
          "a static stub of plain wiremock-standalone",
          race.throughput(fake, stub));
    }
  }

  private static Row start(Race race) throws Exception {
    String path = PARENT + "/lakes?lakeId=" + HttpCall.NEW;
    try (Contender fake = post(ServerProcess.fake(0), path, LAKE, 1)) {
      String reply = fake.server().call("POST", PARENT + "/lakes?lakeId=first", LAKE);
      String url = "\"urlPath\": \"" + PARENT + "/lakes\"";
      try (Contender stub = post(Stubs.plain("POST", url, reply), path, LAKE, 1)) {
        return Row.atLeast(
            0.7,
            "StartOperation (CreateLake) over HTTP, each server with its own defaults",
            "a static stub of plain wiremock-standalone",
            race.throughput(fake, stub));
      }
    }
  }
}
