package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.HttpContender.get;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** GetOperation over HTTP, beside a static stub, a bare Jetty, and itself with more mappings. */
final class GetRows implements RowGroup {
  private static final String WHAT = "GetOperation over HTTP";
  private static final String PATH = "/v1/" + FakeServer.OPERATION + "0";
  private static final String URL = "\"urlPath\": \"" + PATH + "\"";
  private static final String NO_JOURNAL = "--no-request-journal";
  private static final String NO_LOG = "--disable-request-logging";
  private static final String LITERAL = "urlPath";

  @Override
  public List<Row> measure(Race race) throws Exception {
    List<Row> rows = new ArrayList<>();
    String reply;
    try (HttpContender fake = get(ServerProcess.fake(1, NO_JOURNAL), PATH)) {
      reply = fake.server().call("GET", PATH, "");
      try (HttpContender stub = get(Stubs.plain("GET", URL, reply, NO_JOURNAL), PATH)) {
        rows.add(
            Row.atLeast(
                1.05,
                WHAT + ", journal off on both sides",
                "a static stub of plain wiremock-standalone",
                race.throughput(fake, stub)));
        try (HttpContender noLog = get(Stubs.plain("GET", URL, reply, NO_JOURNAL, NO_LOG), PATH)) {
          rows.add(
              Row.told(
                  WHAT + ", journal off",
                  "the static stub, journal off and " + NO_LOG,
                  race.throughput(fake, noLog)));
        }
        try (HttpContender jetty = get(ServerProcess.bareJetty(reply), PATH)) {
          rows.add(
              Row.told(
                  WHAT + ", journal off",
                  "a bare Jetty handler that writes the same bytes",
                  race.throughput(fake, jetty)));
          rows.add(
              Row.told(
                  "the static stub of plain WireMock, journal off",
                  "the bare Jetty handler",
                  race.throughput(stub, jetty)));
        }
      }
    }
    try (HttpContender fake = get(ServerProcess.fake(1), PATH);
        HttpContender stub = get(Stubs.plain("GET", URL, reply), PATH)) {
      rows.add(
          Row.atLeast(
              1.4,
              WHAT + ", each server with its own defaults",
              "the static stub",
              race.throughput(fake, stub)));
    }
    try (HttpContender fake = get(ServerProcess.fake(1), PATH);
        HttpContender without = get(ServerProcess.fake(1, NO_JOURNAL), PATH)) {
      rows.add(
          Row.told(
              WHAT + ", with the journal of the last 1,000 requests",
              "the same without a journal",
              race.throughput(fake, without)));
    }
    rows.addAll(withUserMappings(race, reply));
    return rows;
  }

  private static List<Row> withUserMappings(Race race, String reply) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (HttpContender none = get(ServerProcess.fake(1), PATH)) {
      try (HttpContender many = get(fakeWithUserMappings("\"priority\": 9,", LITERAL), PATH)) {
        rows.add(
            Row.atLeast(
                0.95,
                "GetOperation with all shipped mappings and 200 of a user's, of priority 9",
                "the same without those",
                race.throughput(many, none)));
      }
      try (HttpContender many = get(fakeWithUserMappings("", LITERAL), PATH)) {
        rows.add(
            Row.told(
                "the same with 200 user mappings of the default priority, with literal URLs",
                "the same without those",
                race.throughput(many, none)));
      }
      try (HttpContender many = get(fakeWithUserMappings("", "urlPathTemplate"), PATH)) {
        rows.add(
            Row.told(
                "the same with 200 of the default priority, with URL templates",
                "the same without those",
                race.throughput(many, none)));
      }
    }
    try (HttpContender none = get(Stubs.plain("GET", URL, reply), PATH);
        HttpContender many =
            get(Stubs.withUserMappings(Stubs.plain("GET", URL, reply), "", LITERAL), PATH)) {
      rows.add(
          Row.told(
              "the static stub of plain WireMock, with 200 later mappings of the default priority",
              "the same without those",
              race.throughput(many, none)));
    }
    return rows;
  }

  private static ServerProcess fakeWithUserMappings(String priority, String url)
      throws IOException {
    return Stubs.withUserMappings(ServerProcess.fake(1), priority, url);
  }
}
