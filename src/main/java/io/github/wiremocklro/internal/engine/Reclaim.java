package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.StatusException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes room, where there is none, of what clients no longer find. It looks at nothing of which
 * there is nothing to be gained, so that a call is refused in no time where there is none. The
 * caller holds no lock but the turn of an armed script.
 */
final class Reclaim {
  /** More goes with each start than comes. */
  private static final int SETTLED_WITH_A_START = 2;

  private Reclaim() {}

  /**
   * Does something, again where there was no room for it and some could be made; each kind of room
   * may be wanting in turn.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if none could
   */
  static <T extends @Nullable Object> T whereFull(Supplier<T> action, World world) {
    while (true) {
      try {
        return action.get();
      } catch (FullException full) {
        if (full.isForever() || !isMade(full, world)) {
          throw full;
        }
      }
    }
  }

  /** Does the same with something that returns nothing. */
  static void whereFull(Runnable action, World world) {
    whereFull(
        () -> {
          action.run();
          return null;
        },
        world);
  }

  /** Lets go of what has expired though nobody asks for it any more; costs the same at any size. */
  static void tidy(World world) {
    for (int i = 0; i < SETTLED_WITH_A_START && world.settleDue(); i++) {
      // each look lets go of something
    }
  }

  private static boolean isMade(FullException full, World world) {
    while (!world.room().dropUntilOver(full)) {
      if (!world.settleDue()) {
        // Others may have looked at the last of them while this call waited.
        return world.room().dropUntilOver(full);
      }
    }
    return true;
  }
}
