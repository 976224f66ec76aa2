package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/** Whether a scope is to stay, and until that is so, how many calls are in it. Thread-safe. */
final class Visitors {
  /** Those that came before it was to stay. */
  @GuardedBy("this")
  private int count;

  private volatile boolean stays;

  /** Another call is in the scope. */
  synchronized void enter() {
    count++;
  }

  /** A call is in it no more; returns whether the scope is to go too. */
  synchronized boolean leave() {
    count--;
    return count == 0 && !stays;
  }

  /** Lets the scope stay until it is reset. Who calls this is in the scope. */
  void stay() {
    stays = true;
  }

  boolean stays() {
    return stays;
  }
}
