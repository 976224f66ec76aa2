package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Phaser;

/**
 * Several clients on one operation after the other: all poll it and two cancel it, at once. From
 * the reply to the first cancel on, and once anybody has seen it so, each poll has to show the
 * operation as cancelled, whoever asks.
 */
final class CancelRace {
  static final int CLIENTS = 4;
  private static final int POLLS = 4;
  private static final int CANCELLED = 1;

  private final String parent;
  private final long endNanos;
  private final Phaser together = new Phaser(CLIENTS);
  private volatile String operation = "";

  /** Whether a cancel has been answered, or somebody has seen that it took effect. */
  private volatile boolean cancelled;

  private volatile boolean last;

  CancelRace(String project, long endNanos) {
    this.parent = "projects/" + project + "/locations/l";
    this.endNanos = endNanos;
  }

  /**
   * Takes part until the time is up.
   *
   * @param client a number from 0 to {@link #CLIENTS}; 0 starts the operations
   * @return how many calls this client made
   */
  long run(int port, int client) throws Exception {
    try (CheckedCalls calls = new CheckedCalls(port)) {
      for (int round = 0; !last && !together.isTerminated(); round++) {
        if (client == 0) {
          start(calls, round);
        }
        together.arriveAndAwaitAdvance();
        play(calls, client == 0 || client == 1 + round % (CLIENTS - 1));
        together.arriveAndAwaitAdvance();
        if (client == 0) {
          poll(calls);
          calls.call("DELETE", operation, 200);
          calls.get(operation, 404);
          last = System.nanoTime() >= endNanos;
        }
        together.arriveAndAwaitAdvance();
      }
      return calls.number();
    } catch (Exception e) {
      together.forceTermination(); // The others do not wait for this one any more.
      throw e;
    }
  }

  private void start(CheckedCalls calls, int round) throws IOException {
    cancelled = false;
    String path = parent + "/lakes?lakeId=never-ends-" + round;
    operation = calls.call("POST", path, 200).path("name").asText();
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
