package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;

/** A room that tells how much of it is taken. */
final class CountedRoom implements Room {
  private final long size;
  private long taken;
  private long most;

  CountedRoom(long size) {
    this.size = size;
  }

  @Override
  public void take(long bytes) {
    if (taken + bytes > size) {
      throw new StatusException(Status.of(Code.RESOURCE_EXHAUSTED, "no room"), "FULL");
    }
    taken += bytes;
    most = Math.max(most, taken);
  }

  @Override
  public void giveBack(long bytes) {
    taken -= bytes;
  }

  long taken() {
    return taken;
  }

  long most() {
    return most;
  }
}
