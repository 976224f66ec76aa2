package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of operations, for those who ask again and again: also of operations that
 * clients no longer find.
 *
 * @param operations newest first by their starts
 * @param more whether there are more, which were started before the last of these
 * @param reset whether something was thrown away by a reset since, so that what was told of it
 *     before does not hold any more
 * @param until what to ask for next time as {@link Asked#since}, to see all that comes after this
 */
public record Changes(List<Changed> operations, boolean more, boolean reset, long until) {

  /** Copies the list. */
  public Changes {
    operations = List.copyOf(operations);
  }

  /**
   * What is asked for.
   *
   * @param scope null for all
   * @param since only what changed after this, an {@link Changes#until} of before; 0 for all
   * @param before only what was started before this, the number of an operation
   * @param shown which operations are shown; that another has changed is told, and no more
   * @param atMost how many operations
   */
  public record Asked(
      @Nullable String scope,
      long since,
      long before,
      Predicate<OperationRecord> shown,
      int atMost) {}

  /**
   * An operation that has changed.
   *
   * @param number those that are started later have greater ones
   * @param record as it is now
   * @param isShown whether it is one of those that were asked for
   */
  public record Changed(long number, OperationRecord record, boolean isShown) {}

  /**
   * Looks at every operation of these scopes, and longer at those that have changed.
   *
   * @param until the number of the last change of all, from before the world and the scopes were
   *     looked up: a reset meanwhile has a greater one, and is told the next time
   */
  static Changes of(World world, long until, Collection<Scope> scopes, Asked asked) {
    // A number that was never given is of a server that is no more.
    boolean reset = asked.since > 0 && (world.lastReset() > asked.since || asked.since > until);
    Newest newest = new Newest(asked.atMost);
    for (Scope scope : scopes) {
      scope
          .changedSince(asked.since)
          .filter(one -> one.origin().sequence() < asked.before)
          .filter(newest::wouldTake)
          .filter(one -> asked.since > 0 || asked.shown.test(one.record()))
          .forEach(newest::add);
    }
    List<Changed> operations = newest.inOrder().map(one -> changed(one, asked)).toList();
    return new Changes(operations, newest.more, reset, until);
  }

  private static Changed changed(Lifecycle lifecycle, Asked asked) {
    OperationRecord record = lifecycle.record();
    // Where all is asked for, only those that are shown have come so far.
    boolean isShown = asked.since <= 0 || asked.shown.test(record);
    return new Changed(lifecycle.origin().sequence(), record, isShown);
  }

  /** Those that were started last; of the others it is known only whether there are any. */
  private static final class Newest {
    private final PriorityQueue<Lifecycle> oldestFirst =
        new PriorityQueue<>(Comparator.comparingLong(one -> one.origin().sequence()));
    private final int atMost;
    private boolean more;

    Newest(int atMost) {
      this.atMost = atMost;
    }

    /** Returns whether this one would make a difference, so that nobody looks long at another. */
    boolean wouldTake(Lifecycle one) {
      return !more || oldestFirst.comparator().compare(one, oldestFirst.element()) > 0;
    }

    void add(Lifecycle one) {
      oldestFirst.add(one);
      if (oldestFirst.size() > atMost) {
        oldestFirst.remove();
        more = true;
      }
    }

    Stream<Lifecycle> inOrder() {
      return oldestFirst.stream().sorted(oldestFirst.comparator().reversed());
    }
  }
}
