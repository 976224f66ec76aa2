package io.github.wiremocklro.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the calls of clients while an operation lives.
 *
 * @param inOrder the faults; the first that is meant for a call has it
 */
public record Faults(List<Fault> inOrder) {
  /** Nothing goes wrong. */
  public static final Faults NONE = new Faults(List.of());

  /** Each call looks through them. */
  private static final int MAX = 1_000;

  /**
   * Copies the list.
   *
   * @throws InvalidArgumentException if there are more than 1,000
   */
  public Faults {
    if (inOrder.size() > MAX) {
      throw new InvalidArgumentException(
          "faults", inOrder.size(), "faults are too many", "use at most " + MAX);
    }
    inOrder = List.copyOf(inOrder);
  }

  /** Returns these and one more, after them. */
  Faults with(Fault fault) {
    List<Fault> more = new ArrayList<>(inOrder);
    more.add(fault);
    return new Faults(more);
  }

  /** Returns whether any of them is meant for calls of a method. */
  public boolean has(Fault.On on) {
    return inOrder.stream().anyMatch(fault -> fault.on() == on);
  }

  /**
   * Returns the fault that is meant for a call, null where that is none.
   *
   * @param count the how many-th call of its method it is
   * @param sinceLastPoll of a poll: the time since the poll before, if there was one
   */
  public @Nullable Fault first(Fault.On on, int count, @Nullable Duration sinceLastPoll) {
    for (Fault fault : inOrder) {
      if (fault.isMeantFor(on, count, sinceLastPoll)) {
        return fault;
      }
    }
    return null;
  }
}
