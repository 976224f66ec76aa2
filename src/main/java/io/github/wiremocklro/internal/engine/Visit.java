package io.github.wiremocklro.internal.engine;

/**
 * A call that is in a scope. A scope that is new goes again with its last visitor, unless one of
 * them lets it stay.
 */
final class Visit implements AutoCloseable {
  private final World world;
  private final String name;
  private final Scope scope;

  Visit(World world, String name, Scope scope) {
    this.world = world;
    this.name = name;
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /** Lets the scope stay until it is reset: there is something in it now. */
  void stay() {
    scope.visitors().stay();
  }

  @Override
  public void close() {
    if (!scope.visitors().stays()) {
      world.leave(name, scope);
    }
  }
}
