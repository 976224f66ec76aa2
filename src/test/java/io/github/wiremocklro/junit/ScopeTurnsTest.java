package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScopeTurnsTest {
  private final ScopeTurns turns = new ScopeTurns();
  private final TestScopes one = new TestScopes();
  private final TestScopes other = new TestScopes();

  @Test
  void aThreadInTheMiddleOfAnotherTestDoesNotWaitForEver() throws Exception {
    one.fix("projects/my-app");
    turns.take("outer()", one);

    assertThatThrownBy(() -> turns.take("inner()", one))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in the middle of outer()")
        .hasMessageContaining("@ResourceLock(\"projects/my-app\")");
  }

  @Test
  void norDoesItWaitForWhatAnotherThreadHas() throws Exception {
    turns.take("outer()", one);
    CompletableFuture.runAsync(() -> take("elsewhere()", other)).join();

    assertThatThrownBy(() -> turns.take("inner()", other))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void testsThatAskInDifferentOrdersBothHaveTheirTurns() {
    CyclicBarrier eachHasOne = new CyclicBarrier(2);

    var both =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(
                () -> takeBoth("a()", one, eachHasOne, other), ScopeTurnsTest::inThread),
            CompletableFuture.runAsync(
                () -> takeBoth("b()", other, eachHasOne, one), ScopeTurnsTest::inThread));

    assertThat(both).succeedsWithin(50, TimeUnit.SECONDS);
  }

  private static void inThread(Runnable task) {
    new Thread(task).start();
  }

  private void takeBoth(String test, TestScopes first, CyclicBarrier barrier, TestScopes second) {
    take(test, first);
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    take(test, second);
    turns.giveBack(test, second);
    turns.giveBack(test, first);
  }

  @Test
  void aTestThatIsRegisteredTwiceHasItsTurnOnce() throws Exception {
    turns.take("test()", one);
    turns.take("test()", one);
    turns.giveBack("test()", one);

    CompletableFuture<Void> next = CompletableFuture.runAsync(() -> take("next()", one));
    assertThat(next).succeedsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void aTestThatWasInterruptedHasNone() throws Exception {
    CompletableFuture.runAsync(() -> take("elsewhere()", one)).join();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> turns.take("test()", one)).isInstanceOf(InterruptedException.class);

    turns.giveBack("elsewhere()", one);
    turns.take("next()", one);
    turns.giveBack("next()", one);
  }

  private void take(String test, TestScopes scopes) {
    try {
      turns.take(test, scopes);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
