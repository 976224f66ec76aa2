package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.StatusException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a client's call is answered.
 *
 * @param value the reply; null where there is an error, or where a fault kept the call from doing
 *     anything that could be replied
 * @param error the error that answers the call, null where it went well
 * @param fault what happens to the reply on its way; null for nothing
 */
public record Answer<T>(@Nullable T value, @Nullable StatusException error, @Nullable Fault fault) {

  /** Returns a reply that nothing happens to. */
  public static <T> Answer<T> of(T value) {
    return new Answer<>(value, null, null);
  }

  /** Returns an error that nothing else happens to. */
  static <T> Answer<T> refused(StatusException error) {
    return new Answer<>(null, error, null);
  }

  /**
   * Returns the answer to a call that meets a fault.
   *
   * @param value the reply that was due; null where there is none
   * @param refusal the error that the call would be answered with but for the fault; then no reply
   *     was due
   */
  static <T> Answer<T> met(
      @Nullable Fault fault, @Nullable T value, @Nullable StatusException refusal) {
    @Nullable T due = refusal == null ? value : null;
    return fault != null && fault.reply() instanceof FaultError reply
        ? new Answer<>(due, reply.exception(), fault)
        : new Answer<>(due, refusal, fault);
  }

  /** Returns the answer as the client sees it, which a fault may show otherwise. */
  static Answer<Operation> shown(Answer<Lifecycle> answer) {
    Fault fault = answer.fault;
    return answer.map(
        fault == null
            ? Lifecycle::operation
            : lifecycle -> fault.reply().shown(lifecycle.operation()));
  }

  /** Returns the same answer in another form. */
  public <R> Answer<R> map(Function<? super T, ? extends R> mapping) {
    return new Answer<>(value == null ? null : mapping.apply(value), error, fault);
  }
}
