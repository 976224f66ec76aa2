package io.github.wiremocklro.internal.wiremock;

import org.jspecify.annotations.Nullable;

/**
 * Those whose requests are being served, each by one thread. What takes long may ask to be told
 * when its client has gone. Thread-safe.
 */
public final class Clients {
  /** Of each server its own; a thread forgets what it has served. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Client> served = new ThreadLocal<>();

  /** Somebody who waits for a reply. */
  @FunctionalInterface
  public interface Client {
    /** Runs something once it waits no more: at once where it has gone already, else elsewhere. */
    void whenGone(Runnable action);
  }

  /** This thread serves a client from now on. */
  public void arrived(Client client) {
    served.set(client);
  }

  /** This thread has served its client. */
  public void left() {
    served.remove();
  }

  /** Runs something once the client of this thread has gone, if that is ever noticed. */
  void whenGone(Runnable action) {
    Client client = served.get();
    if (client != null) {
      client.whenGone(action);
    }
  }
}
