package io.github.wiremocklro.bench;

import com.github.tomakehurst.wiremock.core.Options;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;

/**
 * What a JVM keeps: bytes of its heap that are in use after a collection, and threads.
 *
 * @param allocated how many bytes the threads have taken that are still there
 */
record Footprint(long heap, int threads, long allocated) {
  private static final int COLLECTIONS = 3;

  /** Returns that of this JVM. */
  static Footprint here() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated =
        Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
            .filter(bytes -> bytes > 0)
            .sum();
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return new Footprint(
        memory.getHeapMemoryUsage().getUsed(), threads.getThreadCount(), allocated);
  }

  static Footprint parse(String line) {
    String[] parts = line.split(" ");
    return new Footprint(
        Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  /**
   * Fails if this is more than another, by more than so many bytes, or more threads than the pool
   * of a server has: it starts and ends them as it needs them.
   */
  void checkNoMoreThan(Footprint before, long bytes) {
    if (heap > before.heap + bytes
        || threads > before.threads + Options.DEFAULT_CONTAINER_THREADS) {
      throw new IllegalStateException("grown: %s, then %s".formatted(before.said(), said()));
    }
  }

  String said() {
    return "heap of %,d bytes, %d threads".formatted(heap, threads);
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return heap + " " + threads + " " + allocated;
  }
}
