package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScopeTurnsTest {
  private final ScopeTurns turns = new ScopeTurns(Duration.ofMinutes(1), text -> {});
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
  void aTestThatWaitsLongSaysForWhatAndWaitsOn() throws Exception {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    ScopeTurns impatient = new ScopeTurns(Duration.ofMillis(1), said::add);
    one.fix("projects/my-app");
    impatient.take("first()", one);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> take("second()", one, impatient), ScopeTurnsTest::inThread);

    assertThat(said.poll(30, TimeUnit.SECONDS))
        .startsWith("second() waits for projects/my-app, which first() has, on the thread ")
        .contains("@ResourceLock(\"projects/my-app\")")
        .contains("WORKER_THREAD_POOL");

    impatient.giveBack("first()", one);
    assertThat(waiting).succeedsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void aTestThatWaitsLeavesItsPoolAThreadForWhatTheOtherWaitsFor() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    CountDownLatch taken = new CountDownLatch(1);
    turns.take("first()", one);
    ForkJoinTask<?> second =
        pool.submit(
            () -> {
              taken.countDown();
              take("second()", one);
            });
    assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();

    pool.submit(() -> turns.giveBack("first()", one)).get(30, TimeUnit.SECONDS);

    second.get(30, TimeUnit.SECONDS);
    pool.shutdown();
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
    take(test, scopes, turns);
  }

  private static void take(String test, TestScopes scopes, ScopeTurns turns) {
    try {
      turns.take(test, scopes);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
