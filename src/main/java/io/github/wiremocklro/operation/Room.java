package io.github.wiremocklro.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes room, where there is none, of what clients no longer find. That is a look at everything, so
 * it comes only when a call would be refused otherwise. The caller holds no lock but that of the
 * armed scripts.
 */
final class Room {
  private final Effects effects;

  Room(Effects effects) {
    this.effects = effects;
  }

  /**
   * Does something, again where there was no room for it and some could be made; each kind of room
   * may be wanting in turn.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if none could
   */
  <T extends @Nullable Object> T madeFor(Supplier<T> action, Store.World world) {
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

  private boolean isMade(FullException full, Store.World world) {
    if (world.dropUntilOver(full)) {
      return true;
    }
    world.all().forEach(Scope::sweepAll);
    world.all().forEach(effects::sweep);
    return world.dropUntilOver(full);
  }
}
