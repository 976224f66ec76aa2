package io.github.wiremocklro.operation;

import java.util.List;

/**
 * An operation with all that the fake knows of it and a client does not.
 *
 * @param operation what a client would see now
 * @param state what has become of it
 * @param script what it was started from, as it stands after an armed script was laid over it
 * @param history what happened to it, in the order of time; of very many polls the latest, and
 *     fewer of them once clients no longer find the operation
 */
public record OperationRecord(
    Operation operation, OperationState state, OperationScript script, List<Event> history) {

  /** Copies the history. */
  public OperationRecord {
    history = List.copyOf(history);
  }
}
