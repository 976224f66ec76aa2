package io.github.wiremocklro.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What JUnit does when all tests are over.
 *
 * <p>Before 5.13 JUnit closes what has the first type, later what has the second.
 */
@SuppressWarnings("deprecation")
record WholeRun(Runnable end) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  /**
   * Begins what ends with the run, unless it has begun.
   *
   * @param key what it is called
   */
  static void begin(ExtensionContext context, Object key, Runnable beginning, Runnable end) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(WholeRun.class))
        .getOrComputeIfAbsent(
            key,
            begun -> {
              beginning.run();
              return new WholeRun(end);
            });
  }

  @Override
  public void close() {
    end.run();
  }
}
