package io.github.wiremocklro.bench;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.time.Duration;

/** What the JUnit extension does for each test of a class, for very many of them. */
final class Resets {
  private static final int TESTS = 10_000;

  /** Less than the smallest thing that a test could leave behind: an empty scope under its name. */
  private static final int BYTES_PER_TEST = 100;

  private Resets() {}

  /** Fails if tests leave something behind. */
  static void run() throws IOException {
    try (WireMockLroServer server = new WireMockLroServer().start();
        Connection client = new Connection(server.port())) {
      tests(server, client, "warm-up-", TESTS / 5);
      Footprint before = Footprint.here();
      tests(server, client, "t-", TESTS);
      Footprint after = Footprint.here();
      System.out.printf("resets of %,d tests: %s, then %s%n", TESTS, before.said(), after.said());
      after.checkNoMoreThan(before, (long) BYTES_PER_TEST * TESTS);
    }
  }

  private static void tests(WireMockLroServer server, Connection client, String project, int number)
      throws IOException {
    for (int i = 0; i < number; i++) {
      String parent = "projects/" + project + i + "/locations/l";
      FakeOperations fake = server.in("projects/" + project + i);
      fake.freezeClock();
      for (int k = 0; k < 5; k++) {
        fake.start(operation().parent(parent).doneAfter(never()));
      }
      fake.next(create(parent + "/lakes/b"), operation().doneAfter(polls(7)));
      client.call("POST", "/v1/" + parent + "/lakes?lakeId=a", "{}").expect(200);
      fake.cancel(parent + "/lakes/a");
      client.call("POST", "/v1/" + parent + "/lakes?lakeId=c", "{}").expect(200);
      fake.complete(parent + "/lakes/c");
      client.call("GET", "/v1/" + parent + "/lakes/c", "").expect(200);
      fake.advanceClock(Duration.ofHours(1));
      client.call("GET", "/v1/" + parent + "/operations", "").expect(200);
      fake.reset();
    }
  }
}
