package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.ArmedScripts.Claim;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A start's claim on an armed script, or on none. */
@Timeout(60)
class ClaimTest {
  private static final OperationScript DONE = operation().doneAfter(polls(0));
  private static final OperationScript START = operation().parent("projects/p");

  private final Quota memory = new Quota(100_000, amount -> LimitErrors.noMemory(amount, 100_000));
  private final ArmedScripts armed = new ArmedScripts(memory.share());

  @Test
  void onAScriptLaysItOverTheStart() {
    arm("1", null);

    try (Claim claim = armed.claim(START)) {
      assertThat(claim.id()).isEqualTo("1");
      assertThat(claim.script()).isEqualTo(START.doneAfter(polls(0)));
    }
  }

  @Test
  void standsWhileNothingChanges() {
    assertThat(stillStandsAfter(() -> {})).isTrue();
    arm("1", null);
    assertThat(stillStandsAfter(() -> {})).isTrue();
    assertThat(stillStandsAfter(() -> arm("2", null))).as("a later one").isTrue();
  }

  @Test
  void onNothingStandsNoMoreOnceSomethingIsArmed() {
    assertThat(stillStandsAfter(() -> arm("1", null))).isFalse();
  }

  @Test
  void standsNoMoreOnceTheScriptIsReplaced() {
    arm("1", null);

    assertThat(stillStandsAfter(() -> arm("1", null))).isFalse();
  }

  @Test
  void standsNoMoreOnceTheScriptIsReset() {
    arm("1", "projects/p");

    assertThat(stillStandsAfter(() -> armed.disarm("projects/p"))).isFalse();
  }

  @Test
  void isOnTheNextWhereAnotherStartHasUsedTheOneItWaitedFor() {
    arm("1", null);
    arm("2", null);

    assertThat(claimedWhile(Claim::use)).isEqualTo("2");
  }

  @Test
  void isOnTheOneThatItWaitedForWhereTheOtherStartFails() {
    arm("1", null);
    arm("2", null);

    assertThat(claimedWhile(claim -> {})).isEqualTo("1");
  }

  @Test
  void givesTheMemoryBackOnceHoweverTheScriptGoes() {
    for (int i = 0; i < 1_000; i++) {
      arm("1", "projects/p");
      try (Claim claim = armed.claim(START)) {
        armed.disarm("projects/p");
        claim.use();
      }
    }

    assertThat(memory.hasRoomFor(100_000)).isTrue();
    assertThat(memory.hasRoomFor(100_001)).isFalse();
  }

  private void arm(String id, @Nullable String scope) {
    armed.arm(new ArmedScript(id, scope, StartPattern.any(), DONE));
  }

  private boolean stillStandsAfter(Runnable change) {
    try (Claim claim = armed.claim(START)) {
      change.run();
      return claim.stands();
    }
  }

  /** Returns what a start gets that has to wait while another one does something with its claim. */
  private @Nullable String claimedWhile(Consumer<Claim> other) {
    CompletableFuture<@Nullable String> claimed = new CompletableFuture<>();
    Thread waiting = new Thread(() -> claimed.complete(claimedId()));
    try (Claim first = armed.claim(START)) {
      waiting.start();
      await().until(() -> waiting.getState() == Thread.State.WAITING);
      other.accept(first);
    }
    return claimed.join();
  }

  private @Nullable String claimedId() {
    try (Claim claim = armed.claim(START)) {
      return claim.id();
    }
  }
}
