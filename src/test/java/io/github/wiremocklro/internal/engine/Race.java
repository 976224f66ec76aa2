package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls made at the same moment by as many threads. */
public final class Race implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Returns what each call gave, in the order of the calls; an error in one is thrown here. */
  @SafeVarargs
  public final <T> List<T> run(Callable<T>... calls) {
    List<Callable<T>> list = new ArrayList<>();
    for (Callable<T> call : calls) {
      list.add(call);
    }
    return run(list);
  }

  /** Returns what each call gave, in the order of the calls; an error in one is thrown here. */
  public <T> List<T> run(List<Callable<T>> calls) {
    CountDownLatch ready = new CountDownLatch(calls.size());
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> call : calls) {
      running.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                return call.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : running) {
      try {
        results.add(future.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("the race was interrupted", e);
      } catch (ExecutionException e) {
        throw new AssertionError("a call in the race failed", e.getCause());
      }
    }
    return results;
  }

  /** Returns "OK", or the name of the code that the call was answered with. */
  public static String answerOf(Runnable call) {
    try {
      call.run();
      return "OK";
    } catch (StatusException e) {
      return e.status().code().name();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
