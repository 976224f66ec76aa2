package io.github.wiremocklro.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What a JVM keeps: bytes of its heap that are in use after a collection, and threads. */
record Footprint(long heap, int threads) {
  private static final int COLLECTIONS = 3;

  /** Returns that of this JVM. */
  static Footprint here() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return new Footprint(
        memory.getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  static Footprint parse(String line) {
    String[] parts = line.split(" ");
    return new Footprint(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Fails if this is more than another, by more than that much. */
  void checkNoMoreThan(Footprint before, long bytes, int someThreads) {
    if (heap > before.heap + bytes || threads > before.threads + someThreads) {
      throw new IllegalStateException("grown: %s, then %s".formatted(before.said(), said()));
    }
  }

  String said() {
    return "heap of %,d bytes, %d threads".formatted(heap, threads);
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return heap + " " + threads;
  }
}
