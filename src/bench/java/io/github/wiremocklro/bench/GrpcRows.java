package io.github.wiremocklro.bench;

import io.github.wiremocklro.bench.PollRace.Score;
import io.github.wiremocklro.bench.PollRace.Scores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetOperation over gRPC, beside the same over HTTP, and beside Google's own fake. */
final class GrpcRows implements RowGroup {
  private static final String NAME = FakeServer.OPERATION + "0";
  private static final String PATH = "/v1/" + NAME;
  private static final String NO_JOURNAL = "--no-request-journal";
  private static final List<Integer> CONNECTIONS = List.of(1, 8);
  private static final String GRPC = "GetOperation over gRPC, journal off";
  private static final String REST = "GetOperation over HTTP, journal off";
  private static final String SHOWCASE = "gapic-showcase v0.35.0 over ";

  /** A user's stub that is there for each poll, and matches none: WireMock has to find that out. */
  private static final String STUB =
      """
      {"request": {"method": "GET", "urlPath": "%s", "headers": {"x-test": {"equalTo": "one"}}},
       "response": {"status": 404}}
      """
          .formatted(PATH);

  @Override
  public List<Row> measure(Race race) throws Exception {
    try (PollRace polls = new PollRace(race);
        ServerProcess fake = ServerProcess.fake(1, NO_JOURNAL);
        ServerProcess stubbed = ServerProcess.fake(1, NO_JOURNAL);
        Showcase showcase = Showcase.start()) {
      Stubs.add(stubbed, STUB);
      return new Ways(fake, stubbed, showcase).measure(polls);
    }
  }

  /** The ways that are raced; showcase is null where it cannot be built. */
  private static final class Ways {
    private final Poller grpc;
    private final Poller rest;
    private final Poller bridge;
    private final Poller bridgeRest;
    private final @Nullable Showcase showcase;

    Ways(ServerProcess fake, ServerProcess stubbed, @Nullable Showcase showcase) {
      this.grpc = Poller.grpc("gRPC", fake, NAME);
      this.rest = Poller.rest("HTTP", fake, PATH);
      this.bridge = Poller.grpc("gRPC with a user's stub", stubbed, NAME);
      this.bridgeRest = Poller.rest("HTTP with a user's stub", stubbed, PATH);
      this.showcase = showcase;
    }

    List<Row> measure(PollRace polls) throws Exception {
      List<Poller> all = new ArrayList<>(List.of(grpc, rest, bridge, bridgeRest));
      if (showcase != null) {
        all.add(showcase.grpc());
        all.add(showcase.rest());
      }
      polls.warmUp(all);
      List<Row> rows = new ArrayList<>();
      for (int connections : CONNECTIONS) {
        rows.addAll(rows(polls.run(all, connections), connections));
      }
      rows.add(allocated(polls, grpc, GRPC));
      rows.add(allocated(polls, rest, REST));
      return rows;
    }

    private List<Row> rows(Scores scores, int connections) {
      String on = connections == 1 ? ", one connection" : ", %d connections".formatted(connections);
      List<Row> rows = new ArrayList<>();
      rows.add(faster(scores, 1.1, GRPC + on, grpc, "the same over HTTP", rest));
      rows.add(cheaper(scores, grpc, "the same over HTTP", rest));
      rows.add(
          faster(
              scores,
              0.75,
              GRPC + ", through WireMock for a user's stub" + on,
              bridge,
              "the same over HTTP, with the stub",
              bridgeRest));
      rows.add(cheaper(scores, bridge, "the same over HTTP, with the stub", bridgeRest));
      if (showcase == null) {
        rows.add(new Row(GRPC + on, SHOWCASE + "gRPC", ">= 1.2", "not built: Go is missing", "-"));
      } else {
        Poller other = showcase.grpc();
        rows.add(faster(scores, 1.2, GRPC + on, grpc, SHOWCASE + "gRPC", other));
        rows.add(cheaper(scores, grpc, SHOWCASE + "gRPC", other));
        rows.add(
            Row.told(
                REST + on,
                SHOWCASE + "HTTP",
                scores.ratio(rest, showcase.rest(), Score::perSecond)));
      }
      rows.add(
          Row.told(
              "the client's part of the CPU time of client and server, gRPC" + on,
              "both together",
              scores.median(
                  grpc, it -> it.clientMicros() / (it.clientMicros() + it.serverMicros()))));
      return rows;
    }

    private static Row faster(
        Scores scores, double target, String what, Poller mine, String against, Poller other) {
      return Row.atLeast(target, what, against, scores.ratio(mine, other, Score::perSecond));
    }

    private static Row cheaper(Scores scores, Poller mine, String against, Poller other) {
      return Row.told(
          "the same, the server's CPU time for a call",
          against,
          scores.ratio(mine, other, Score::serverMicros));
    }

    private static Row allocated(PollRace polls, Poller poller, String what) throws Exception {
      long before = poller.server().footprint().allocated();
      Score score = polls.run(poller, CONNECTIONS.get(1));
      long bytes = poller.server().footprint().allocated() - before;
      return Row.told(
          what + ": memory that the server takes for a call",
          "bytes",
          (double) bytes / score.calls());
    }
  }
}
