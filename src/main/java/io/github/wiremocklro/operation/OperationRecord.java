package io.github.wiremocklro.operation;

import java.util.List;

/**
 * An operation with all that the fake knows of it and a client does not.
 *
 * @param operation what a client would see now
 * @param state what has become of it
 * @param script what it was started from, as it stands after an armed script was laid over it
 * @param calls how often clients called it
 * @param history what happened to it, in the order of time: all of it up to 400 events, of more at
 *     least the first and the last 200 and all that happens once; fewer once clients no longer find
 *     the operation (the first and the last 50), or where memory is short. {@link Event#leftOut()}
 *     tells where events are left out, and how many
 */
public record OperationRecord(
    Operation operation,
    OperationState state,
    OperationScript script,
    CallCounts calls,
    List<Event> history) {

  /** Copies the history. */
  public OperationRecord {
    history = List.copyOf(history);
  }
}
