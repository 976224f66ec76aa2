package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.HttpContender.post;

import java.util.ArrayList;
import java.util.List;

/** The calls that change something. */
final class CallRows implements RowGroup {
  private static final int OPERATIONS = 1_000_000;
  private static final String PARENT = "/v1/" + FakeServer.PARENT;
  private static final String LAKE = "{\"displayName\": \"Sales\"}";
  private static final String STUB = "a static stub of plain wiremock-standalone";

  @Override
  public List<Row> measure(Race race) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Settings settings : Settings.values()) {
      rows.add(cancel(race, settings));
      rows.add(start(race, settings));
    }
    return rows;
  }

  private static Row cancel(Race race, Settings settings) throws Exception {
    String path = "/v1/" + FakeServer.OPERATION + HttpCall.ANY + ":cancel";
    String url = "\"urlPathPattern\": \"%s/operations/[^/]+:cancel\"".formatted(PARENT);
    try (HttpContender fake =
            post(ServerProcess.fake(OPERATIONS, settings.options), path, "{}", OPERATIONS);
        HttpContender stub =
            post(Stubs.plain("POST", url, "{}", settings.options), path, "{}", OPERATIONS)) {
      return Row.atLeast(
          0.8,
          "CancelOperation over HTTP, of any of 1,000,000 operations, " + settings.said,
          STUB,
          race.throughput(fake, stub));
    }
  }

  private static Row start(Race race, Settings settings) throws Exception {
    String path = PARENT + "/lakes?lakeId=" + HttpCall.NEW;
    String url = "\"urlPath\": \"" + PARENT + "/lakes\"";
    try (HttpContender fake = post(ServerProcess.fake(0, settings.options), path, LAKE, 1)) {
      String reply = fake.server().call("POST", PARENT + "/lakes?lakeId=first", LAKE);
      try (HttpContender stub =
          post(Stubs.plain("POST", url, reply, settings.options), path, LAKE, 1)) {
        return Row.atLeast(
            0.8,
            "StartOperation (CreateLake) over HTTP, " + settings.said,
            STUB,
            race.throughput(fake, stub));
      }
    }
  }

  /** Of both servers. */
  private enum Settings {
    DEFAULTS("each server with its own defaults"),
    NO_JOURNAL("journal off on both sides", "--no-request-journal");

    private final String said;
    private final String[] options;

    Settings(String said, String... options) {
      this.said = said;
      this.options = options;
    }
  }
}
