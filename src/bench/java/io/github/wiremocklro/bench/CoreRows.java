package io.github.wiremocklro.bench;

import java.util.List;

/** The core alone: what of a call is the state machine's part, and what a million costs it. */
final class CoreRows implements RowGroup {
  private static final int MILLION = 1_000_000;
  private static final int HUNDRED = 100;

  @Override
  public List<Row> measure(Race race) throws Exception {
    return List.of(
        overHttp(race), amongMillion(race, "getOperation"), amongMillion(race, "listOperations"));
  }

  private static Row overHttp(Race race) throws Exception {
    try (HttpContender http = HttpContender.getAny(ServerProcess.fake(HUNDRED), HUNDRED)) {
      return Row.told(
          "GetOperation of the core alone, without HTTP and JSON",
          "GetOperation over HTTP",
          race.throughput(new CoreContender("getOperation", HUNDRED), http));
    }
  }

  private static Row amongMillion(Race race, String method) throws Exception {
    return Row.told(
        "`%s` of the core alone, among 1,000,000 operations".formatted(method),
        "among 100",
        race.throughput(new CoreContender(method, MILLION), new CoreContender(method, HUNDRED)));
  }
}
