package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.contract.ApiCall;
import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.function.BooleanSupplier;

/**
 * Several clients on one operation after the other: all poll it and two cancel it, at once. From
 * the reply to the first cancel on, and once anybody has seen it so, each poll has to show the
 * operation as cancelled, whoever asks and whichever way.
 */
final class CancelRace {
  static final int CLIENTS = 4;
  private static final int POLLS = 4;
  private static final int CANCELLED = 1;

  private final String parent;
  private final BooleanSupplier more;
  private final Phaser together = new Phaser(CLIENTS);
  private volatile String operation = "";

  /** Whether a cancel has been answered, or somebody has seen that it took effect. */
  private volatile boolean cancelled;

  private volatile boolean last;

  /**
   * Creates a race.
   *
   * @param more is asked for each operation after the first
   */
  CancelRace(String project, BooleanSupplier more) {
    this.parent = "projects/" + project + "/locations/l";
    this.more = more;
  }

  /**
   * Takes part until there are no more operations.
   *
   * @param client a number from 0 to {@link #CLIENTS}; 0 starts the operations
   * @return how many calls this client made
   */
  long run(int port, boolean overGrpc, int client) throws IOException {
    try (CheckedCalls calls =
        new CheckedCalls(overGrpc ? Transport.grpc(port) : Transport.rest(port))) {
      for (int round = 0; !last && !together.isTerminated(); round++) {
        if (client == 0) {
          start(calls, round);
        }
        together.arriveAndAwaitAdvance();
        play(calls, client == 0 || client == 1 + round % (CLIENTS - 1));
        together.arriveAndAwaitAdvance();
        if (client == 0) {
          poll(calls);
          calls.delete(operation);
          last = !more.getAsBoolean();
        }
        together.arriveAndAwaitAdvance();
      }
      return calls.number();
    } finally {
      together.forceTermination(); // If this one has failed, the others do not wait for it.
    }
  }

  private void start(CheckedCalls calls, int round) throws IOException {
    cancelled = false;
    ApiCall start = ApiCall.createLake(parent, "never-ends-" + round);
    operation = calls.call(start, 200).path("name").asText();
  }

  private void play(CheckedCalls calls, boolean cancels) throws IOException {
    for (int i = 0; i < POLLS && !together.isTerminated(); i++) {
      if (cancels && i == POLLS / 2) {
        calls.cancel(operation);
        cancelled = true;
      }
      poll(calls);
    }
  }

  private void poll(CheckedCalls calls) throws IOException {
    boolean hasToBe = cancelled;
    JsonNode answer = calls.operation(operation);
    boolean done = answer.path("done").asBoolean();
    boolean seen = done && answer.at("/error/code").asInt() == CANCELLED;
    boolean running = !done && !answer.has("error");
    CheckedCalls.require(seen || (running && !hasToBe), answer);
    if (seen) {
      cancelled = true;
    }
  }
}
