package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.operation.Limits;

/** Empty stores, for tests that look at what the fake itself writes into messages. */
public final class Stores {
  /** Linked once for all tests. */
  public static final MessageTypes DATAPLEX = new Catalog().types();

  private Stores() {}

  /** Returns a store that knows the types of Dataplex, as that of a server does. */
  public static Store ofDataplex(TimeSource time) {
    return new Store(time, Limits.DEFAULTS, DATAPLEX);
  }
}
