package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One WaitOperation: a poll on arrival, and an answer as soon as there is something to tell, or the
 * time is up. It keeps the calling thread.
 */
final class WaitCall {
  /** The limit of the protocol, which operations.proto leaves to the server. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Store store;
  private final StoredOperation operation;
  private final Duration timeout;

  /** Set on arrival, unless the call is answered at once. */
  private @Nullable Call kept;

  private WaitCall(Store store, StoredOperation operation, Duration timeout) {
    this.store = store;
    this.operation = operation;
    this.timeout = timeout.compareTo(LIMIT) > 0 ? LIMIT : timeout;
  }

  static Answer<Lifecycle> answer(
      Store store, StoredOperation operation, Duration timeout, RpcRequest request) {
    WaitCall waiting = new WaitCall(store, operation, timeout);
    Answer<Lifecycle> arrival = operation.call(Fault.On.WAIT, request, waiting::arrived);
    Call call = waiting.kept;
    return call == null ? arrival : waiting.answerOf(call);
  }

  private Lifecycle.Step arrived(Lifecycle lifecycle, Call call) {
    Lifecycle.Step polled = lifecycle.polled(call);
    boolean atOnce = polled.next().endsNoMoreByItself() || timeout.isZero();
    kept = atOnce ? null : call;
    return polled;
  }

  private Answer<Lifecycle> answerOf(Call call) {
    store.waits().until(() -> left(call.now()));
    if (!isThere()) {
      throw Errors.operationUnknown(store.world(), operation.name());
    }
    Lifecycle last =
        operation.command(
            (lifecycle, now) ->
                lifecycle.at(now).ifFound(found -> found.waitAnswered(call.answeredAt(now))));
    return Answer.met(call.fault(), last, null);
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
