package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.ResourceStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a fake, or one scope of it, stands at a moment: an immutable value from which another can go
 * on. Access tokens are not in it, for they are secrets.
 *
 * @param scope the one scope; null for all
 * @param taken when that was, in real time
 * @param elapsed the same, since the start of the server: what the histories count from
 * @param clock what the global clock showed
 * @param scopes what there is in each, in the order in which they came
 * @param armed the scripts that wait, each for as many starts as are left of them
 * @param gone the operations that are over and that clients no longer find, the first that makes
 *     room first
 * @param goneResources the names of resources that are no more, in the same order
 */
public record Snapshot(
    @Nullable String scope,
    Instant taken,
    Duration elapsed,
    ClockReading clock,
    List<OfScope> scopes,
    List<ArmedScript> armed,
    List<OperationName> gone,
    List<String> goneResources) {

  /** Copies the lists. */
  public Snapshot {
    scopes = List.copyOf(scopes);
    armed = List.copyOf(armed);
    gone = List.copyOf(gone);
    goneResources = List.copyOf(goneResources);
  }

  /**
   * Returns what there is of one scope.
   *
   * @throws InvalidArgumentException if there is nothing of it
   */
  public Snapshot only(String one) {
    List<OfScope> kept = scopes.stream().filter(each -> each.name.equals(one)).toList();
    List<ArmedScript> waiting = armed.stream().filter(script -> script.isIn(one)).toList();
    if (kept.isEmpty() && waiting.isEmpty()) {
      String saved =
          Stream.concat(
                  scopes.stream().map(OfScope::name),
                  armed.stream().flatMap(script -> Stream.ofNullable(script.scope())))
              .distinct()
              .limit(5)
              .collect(Collectors.joining(", "));
      throw new InvalidArgumentException(
          "scope",
          one,
          "is none of those that were saved",
          saved.isEmpty() ? "load all, in which is no scope" : "use one of them, such as " + saved);
    }
    return new Snapshot(
        one,
        taken,
        elapsed,
        clock,
        kept,
        waiting,
        gone.stream().filter(name -> name.scope().equals(one)).toList(),
        goneResources.stream().filter(name -> ResourceNames.scope(name).equals(one)).toList());
  }

  /** Returns the same without the requests, of which the hashes hold in their own scope alone. */
  public Snapshot withoutRequests() {
    return new Snapshot(
        scope,
        taken,
        elapsed,
        clock,
        scopes.stream().map(OfScope::withoutRequests).toList(),
        armed,
        gone,
        goneResources);
  }

  /** Returns how many operations there are that more than the name is left of. */
  public int operations() {
    return scopes.stream().mapToInt(scope -> scope.operations.size()).sum();
  }

  /** Returns how many resources there are, those among them that are being created. */
  public int resources() {
    return scopes.stream().mapToInt(scope -> scope.resources.size()).sum();
  }

  /**
   * A scope.
   *
   * @param name such as {@code projects/p}
   * @param clock what its own clock showed; null for one that followed the global one
   * @param operations in the order of their starts
   * @param takenNames the names that nothing else is left of
   * @param lostNames whether there were operations that not even the name is left of
   * @param requests what clients have named, the first that is forgotten first
   */
  public record OfScope(
      String name,
      @Nullable ClockReading clock,
      List<OfOperation> operations,
      List<OperationName> takenNames,
      boolean lostNames,
      List<OfResource> resources,
      List<OfStart> starts,
      List<OfRequest> requests) {

    /** Copies the lists. */
    public OfScope {
      operations = List.copyOf(operations);
      takenNames = List.copyOf(takenNames);
      resources = List.copyOf(resources);
      starts = List.copyOf(starts);
      requests = List.copyOf(requests);
    }

    OfScope withoutRequests() {
      return new OfScope(
          name, clock, operations, takenNames, lostNames, resources, starts, List.of());
    }
  }

  /**
   * An operation.
   *
   * @param isLatest whether the name of its resource means it
   */
  public record OfOperation(Lifecycle lifecycle, boolean isLatest) {}

  /**
   * A resource.
   *
   * @param stored as it is before what is pending; null where it is being created
   * @param states the words that its create had for its state; null for those of its type
   * @param job what lies ahead of it, if it is a job that ends by itself; else null
   * @param pending what is being done to it; null for nothing
   * @param policy who may do what with it; null where nobody has set it
   */
  public record OfResource(
      String name,
      @Nullable JsonObject stored,
      @Nullable ResourceStates states,
      @Nullable JobCourse job,
      @Nullable OfPending pending,
      @Nullable IamPolicy policy) {}

  /**
   * What is being done to a resource.
   *
   * @param operation by which
   * @param job what then lies ahead of a job that it creates; else null
   */
  public record OfPending(
      ResourceChange change, OperationName operation, @Nullable JobCourse job) {}

  /**
   * A request that its client has named.
   *
   * @param message the hash of the whole
   * @param result the name of what came of it
   */
  public record OfRequest(String method, String place, String id, int message, String result) {}

  /** How often clients called for a start that can go wrong. */
  public record OfStart(StartCalls.Start start, int count) {}
}
