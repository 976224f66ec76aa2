package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Several clients on one operation after the other: each polls it and one or two cancel it, all at
 * once. From the reply to the first cancel on, each poll has to show the operation as cancelled,
 * whoever asks; and whoever has seen it so must not see it otherwise.
 */
final class CancelRace {
  static final int CLIENTS = 4;
  private static final int POLLS = 4;
  private static final int CANCELLED = 1;
  private static final int PATIENCE_SECONDS = 120;

  private final String parent;
  private final long endNanos;
  private final CyclicBarrier together = new CyclicBarrier(CLIENTS);
  private volatile String operation = "";
  private volatile boolean cancelAnswered;
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
      for (int round = 0; !last; round++) {
        if (client == 0) {
          start(calls, round);
        }
        await();
        play(calls, client == 0 || client == round % CLIENTS);
        await();
        if (client == 0) {
          calls.call("DELETE", operation, 200);
          calls.get(operation, 404);
          last = System.nanoTime() >= endNanos;
        }
        await();
      }
      return calls.number();
    } catch (Exception e) {
      together.reset(); // The others need not wait for this one.
      throw e;
    }
  }

  private void start(CheckedCalls calls, int round) throws IOException {
    cancelAnswered = false;
    String path = parent + "/lakes?lakeId=never-ends-" + round;
    operation = calls.call("POST", path, 200).path("name").asText();
  }

  private void play(CheckedCalls calls, boolean cancels) throws IOException {
    boolean seen = false;
    for (int i = 0; i < POLLS; i++) {
      if (cancels && i == POLLS / 2) {
        calls.cancel(operation);
        cancelAnswered = true;
      }
      boolean hasToBe = seen || cancelAnswered;
      JsonNode answer = calls.operation(operation);
      seen = answer.at("/error/code").asInt() == CANCELLED && answer.path("done").asBoolean();
      boolean running = !answer.has("error") && !answer.path("done").asBoolean();
      CheckedCalls.require(seen || (running && !hasToBe), answer);
    }
  }

  private void await() throws InterruptedException, BrokenBarrierException, TimeoutException {
    together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
