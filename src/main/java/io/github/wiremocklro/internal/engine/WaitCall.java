package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One WaitOperation: a poll on arrival, and an answer as soon as there is something to tell, or the
 * time is up. It keeps no thread.
 */
final class WaitCall {
  /** The limit of the protocol, which operations.proto leaves to the server. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Store store;
  private final StoredOperation operation;
  private final Duration timeout;
  private final CompletableFuture<Answer<Operation>> answer = new CompletableFuture<>();

  /** Set on arrival, unless the call is answered at once. */
  private @Nullable Call kept;

  private WaitCall(Store store, StoredOperation operation, Duration timeout) {
    this.store = store;
    this.operation = operation;
    this.timeout = timeout.compareTo(LIMIT) > 0 ? LIMIT : timeout;
  }

  /** Makes the call. Who cancels the answer does not wait any more. */
  static CompletableFuture<Answer<Operation>> answer(
      Store store, StoredOperation operation, Duration timeout, RpcRequest request) {
    WaitCall waiting = new WaitCall(store, operation, timeout);
    Answer<Lifecycle> arrival = operation.call(Fault.On.WAIT, request, waiting::arrived);
    Call call = waiting.kept;
    return call == null
        ? CompletableFuture.completedFuture(Answer.shown(arrival))
        : waiting.answerTo(call);
  }

  private Lifecycle.Step arrived(Lifecycle lifecycle, Call call) {
    Lifecycle.Step polled = lifecycle.polled(call);
    boolean atOnce = polled.next().endsNoMoreByItself() || timeout.isZero();
    kept = atOnce ? null : call;
    return polled;
  }

  private CompletableFuture<Answer<Operation>> answerTo(Call call) {
    Lookout lookout = new Lookout(store.scheduler(), over -> look(call, over));
    OperationName name = operation.name();
    store.waits().add(lookout, name);
    answer.whenComplete(
        (answered, failure) -> {
          store.waits().remove(lookout, name);
          lookout.close();
        });
    lookout.wake();
    return answer;
  }

  /** Returns the real time until there may be something to tell; zero: it is told. */
  private Duration look(Call call, boolean over) {
    try {
      Duration left = over ? Duration.ZERO : left(call.now());
      if (left.isZero() && !answer.isDone()) {
        answer.complete(answerOf(call));
      }
      return left;
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
      return Duration.ZERO;
    }
  }

  private Answer<Operation> answerOf(Call call) {
    if (!isThere()) {
      return Answer.refused(Errors.operationUnknown(store.world(), operation.name()));
    }
    try {
      Lifecycle last =
          operation.command(
              (lifecycle, now) ->
                  lifecycle.at(now).ifFound(found -> found.waitAnswered(call.answeredAt(now))));
      return Answer.shown(Answer.met(call.fault(), last, null));
    } catch (StatusException e) {
      return Answer.refused(e);
    }
  }

  /** Returns the real time until there may be something to tell. */
  private Duration left(Moment arrival) {
    Scope scope = operation.scope();
    Moment now = scope.now();
    Lifecycle seen = operation.viewAt(now);
    if (!isThere() || seen.endsNoMoreByItself()) {
      return Duration.ZERO;
    }
    Instant due = seen.ending().dueTime();
    Duration real = timeout.minus(now.elapsed()).plus(arrival.elapsed());
    Duration fake = timeout.minus(Duration.between(arrival.time(), now.time()));
    Duration end = due == null ? timeout : Duration.between(now.time(), due);
    boolean timeIsUp = real.isNegative() || fake.isNegative() || fake.isZero();
    if (timeIsUp) {
      return Duration.ZERO;
    }
    // A clock that stands brings nothing about until somebody moves it, which wakes this up.
    return scope.clock().stands()
        ? real
        : Stream.of(real, fake, end).min(Comparator.naturalOrder()).get();
  }

  /** Returns whether no reset has thrown the operation away. */
  private boolean isThere() {
    return store.world().find(operation.name()) == operation;
  }
}
