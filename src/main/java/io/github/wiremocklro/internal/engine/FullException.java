package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;

/** A call was refused for want of room, of which there may be more in what nobody needs. */
final class FullException extends StatusException {
  private static final long serialVersionUID = 1L;

  private final transient Quota quota;
  private final long amount;

  FullException(Status status, Quota quota, long amount) {
    super(status, LimitErrors.REASON);
    this.quota = quota;
    this.amount = amount;
  }

  Quota quota() {
    return quota;
  }

  /** Returns whether it is more than there would be if nothing else were there. */
  boolean isForever() {
    return !quota.couldHold(amount);
  }

  /** Returns whether there is room by now. */
  boolean isOver() {
    return isOverWith(0);
  }

  /** Returns whether there would be room if so much more were given back. */
  boolean isOverWith(long more) {
    return quota.hasRoomFor(amount - more);
  }
}
