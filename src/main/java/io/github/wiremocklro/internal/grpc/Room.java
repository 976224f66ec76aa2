package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.StatusException;

/** The memory that messages may take, all together, while they come. */
public interface Room {

  /**
   * Takes so much.
   *
   * @throws StatusException if it is not there
   */
  void take(long bytes);

  /** Gives back so much. */
  void giveBack(long bytes);
}
