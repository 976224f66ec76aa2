package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of a world, in which nothing but the calls of single operations goes on
 * meanwhile. What time has made due is kept first, so that nobody has to know how the clocks came
 * to where they are.
 */
final class SnapshotTaker {
  private final TimeSource time;
  private final World world;

  SnapshotTaker(TimeSource time, World world) {
    this.time = time;
    this.world = world;
  }

  /** Returns how a scope, or with null all, stands. */
  Snapshot take(@Nullable String scope) {
    // The clocks come last, so that no operation ends after what they show.
    List<Function<Moment, Snapshot.OfScope>> scopes =
        world.named().entrySet().stream()
            .filter(named -> scope == null || scope.equals(named.getKey()))
            .filter(named -> named.getValue().visitors().stays())
            .sorted(Comparator.comparingLong(named -> named.getValue().generation()))
            .map(named -> taken(named.getKey(), named.getValue()))
            .toList();
    Moment now = world.clock().now();
    return new Snapshot(
        scope,
        time.start().plus(now.elapsed()),
        now.elapsed(),
        world.clock().read(),
        scopes.stream().map(taken -> taken.apply(now)).toList(),
        world.armed().left(scope),
        world.room().tombstones().oldestFirst().stream()
            .filter(name -> scope == null || name.scope().equals(scope))
            .toList(),
        world.room().goneResources().oldestFirst().stream()
            .filter(name -> scope == null || ResourceNames.scope(name).equals(scope))
            .toList());
  }

  private static Function<Moment, Snapshot.OfScope> taken(String name, Scope scope) {
    scope.settleAll();
    Resources resources = scope.part(Resources.class);
    return resources == null
        ? taken(name, scope, Map.of())
        : resources.whileStill(all -> taken(name, scope, all));
  }

  private static Function<Moment, Snapshot.OfScope> taken(
      String name, Scope scope, Map<String, Resource> resources) {
    List<Snapshot.OfResource> there = new ArrayList<>();
    Moment seen = scope.now();
    resources.forEach(
        (each, resource) -> {
          Resource settled = resource.settledAt(seen);
          if (!settled.equals(Resource.ABSENT)) {
            there.add(of(each, settled));
          }
        });
    List<Snapshot.OfOperation> operations = operations(scope);
    StartCalls starts = scope.part(StartCalls.class);
    List<Snapshot.OfStart> counted = starts == null ? List.of() : starts.all();
    RequestIds requests = scope.part(RequestIds.class);
    List<Snapshot.OfRequest> named = requests == null ? List.of() : requests.all();
    // An operation may be let go of meanwhile: it is one of those then, and no name alone.
    Set<OperationName> listed =
        operations.stream()
            .map(each -> each.lifecycle().origin().name())
            .collect(Collectors.toSet());
    List<OperationName> namesAlone =
        scope
            .index()
            .names()
            .filter(taken -> !listed.contains(taken))
            .sorted(Comparator.comparing(OperationName::text))
            .toList();
    boolean lostNames = scope.index().hasLostNames();
    return now ->
        new Snapshot.OfScope(
            name,
            scope.clock().ownReading(now.elapsed()),
            operations,
            namesAlone,
            lostNames,
            there,
            counted,
            named);
  }

  private static List<Snapshot.OfOperation> operations(Scope scope) {
    return scope
        .index()
        .every()
        .sorted(Comparator.comparingLong(StoredOperation::sequence))
        .map(operation -> new Snapshot.OfOperation(operation.view(), isLatest(operation, scope)))
        .toList();
  }

  private static boolean isLatest(StoredOperation operation, Scope scope) {
    String target = operation.view().origin().script().target();
    return target != null && scope.index().latestOn(target) == operation;
  }

  private static Snapshot.OfResource of(String name, Resource resource) {
    Resource.Pending pending = resource.pending();
    return new Snapshot.OfResource(
        name,
        resource.stored(),
        resource.states(),
        resource.job(),
        pending == null
            ? null
            : new Snapshot.OfPending(pending.change(), pending.operation().name(), pending.job()),
        resource.policy());
  }
}
