package io.github.wiremocklro.operation;

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

  /** Returns a reply that is lost or broken, though there was nothing to be replied. */
  static <T> Answer<T> lost(Fault fault) {
    StatusException error = fault.reply() instanceof FaultError reply ? reply.exception() : null;
    return new Answer<>(null, error, fault);
  }

  /** Returns the same answer in another form. */
  public <R> Answer<R> map(Function<? super T, ? extends R> mapping) {
    return new Answer<>(value == null ? null : mapping.apply(value), error, fault);
  }

  /**
   * Returns the reply, for a caller on whose way nothing can happen to it.
   *
   * @throws StatusException if the call is answered with an error, or with no reply at all
   */
  T orThrow() {
    if (isLost()) {
      throw Errors.noReply(fault);
    }
    if (error != null) {
      throw error;
    }
    if (value == null) {
      throw Errors.noReply(fault);
    }
    return value;
  }

  /** Returns whether the client learns nothing from what it gets. */
  public boolean isLost() {
    return fault != null
        && !fault.reply().showsTheReply()
        && !(fault.reply() instanceof FaultError);
  }
}
