package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a snapshot what goes on from it.
 *
 * @param snapshot checked: what it names is in it
 * @param types what this server knows of the messages in it
 * @param numbers those of the operations
 * @param resources those of a scope
 * @param passed how much time its clocks have run on since it was taken
 */
record SnapshotLoader(
    Snapshot snapshot,
    MessageTypes types,
    LongSupplier numbers,
    Function<Scope, Resources> resources,
    Duration passed) {

  /** Makes a world of it, in which nothing is yet, and which nobody has seen. */
  void loadAll(World world) {
    world.clock().goOnFrom(reading(snapshot.clock()));
    for (Snapshot.OfScope scope : snapshot.scopes()) {
      load(world, scope, scope.clock(), List.of());
    }
    world.armed().rearm("", snapshot.armed());
    bury(world);
  }

  /**
   * Puts the one scope of it in the place of what is there, as one change.
   *
   * @throws io.github.wiremocklro.operation.StatusException if there is no room; then nothing has
   *     changed
   */
  void loadScope(World world, String name) {
    Snapshot.OfScope nothing =
        new Snapshot.OfScope(
            name, null, List.of(), List.of(), false, List.of(), List.of(), List.of());
    Snapshot.OfScope scope = snapshot.scopes().stream().findFirst().orElse(nothing);
    // The global clock here may show another time than the one that it followed.
    ClockReading clock = scope.clock() == null ? snapshot.clock() : scope.clock();
    load(world, scope, clock, snapshot.armed());
    bury(world);
  }

  private void load(
      World world,
      Snapshot.OfScope scope,
      @Nullable ClockReading clock,
      List<ArmedScript> scripts) {
    Scope made = world.apart(scope.name());
    try {
      if (clock != null) {
        made.clock().goOnFrom(reading(clock));
      }
      fill(made, scope);
      world.replace(scope.name(), made, scripts);
    } catch (RuntimeException | Error e) {
      made.close();
      throw e;
    }
    Resources there = made.part(Resources.class);
    if (there != null) {
      there.awaitRestored();
    }
  }

  private void fill(Scope made, Snapshot.OfScope scope) {
    Duration later = made.now().elapsed().minus(snapshot.elapsed()).minus(passed);
    Map<OperationName, StoredOperation> byName = new LinkedHashMap<>();
    for (Snapshot.OfOperation taken : scope.operations()) {
      Lifecycle lifecycle = taken.lifecycle().in(types, numbers.getAsLong(), later);
      StoredOperation operation = new StoredOperation(made, lifecycle);
      made.restore(operation, taken.isLatest());
      byName.put(operation.name(), operation);
    }
    made.restoreNames(scope.takenNames(), scope.lostNames());
    if (!scope.starts().isEmpty()) {
      made.part(StartCalls.class, () -> new StartCalls(made.stored())).restore(scope.starts());
    }
    if (!scope.requests().isEmpty()) {
      RequestIds.in(made).restore(scope.requests());
    }
    if (!scope.resources().isEmpty()) {
      Map<String, Resource> there = new TreeMap<>();
      scope.resources().forEach(taken -> there.put(taken.name(), resource(taken, byName)));
      resources.apply(made).restore(there);
    }
  }

  private static Resource resource(
      Snapshot.OfResource taken, Map<OperationName, StoredOperation> byName) {
    Snapshot.OfPending pending = taken.pending();
    StoredOperation operation = pending == null ? null : byName.get(pending.operation());
    return new Resource(
        taken.stored(),
        taken.states(),
        pending == null || operation == null
            ? null
            : new Resource.Pending(pending.change(), operation, pending.job()),
        taken.job(),
        taken.policy());
  }

  /** Notes what is gone, in the order in which it would make room. */
  private void bury(World world) {
    Set<OperationName> gone = new LinkedHashSet<>(snapshot.gone());
    for (Snapshot.OfScope scope : snapshot.scopes()) {
      scope.operations().stream()
          .map(Snapshot.OfOperation::lifecycle)
          .filter(Lifecycle::isGone)
          .forEach(over -> gone.add(over.origin().name()));
    }
    List<StoredOperation> buried = new ArrayList<>();
    for (OperationName name : gone) {
      StoredOperation operation = world.find(name);
      if (operation != null && operation.view().isGone()) {
        buried.add(operation);
      }
    }
    buried.forEach(operation -> operation.scope().bury(operation));
    for (String name : snapshot.goneResources()) {
      Scope scope = world.find(ResourceNames.scope(name));
      if (scope != null) {
        world.room().goneResources().add(name, scope);
      }
    }
  }

  private ClockReading reading(ClockReading saved) {
    if (saved.frozen()) {
      return saved;
    }
    boolean isOver = passed.compareTo(Duration.between(saved.time(), ClockReading.LAST)) > 0;
    Instant time = isOver ? ClockReading.LAST : saved.time().plus(passed);
    return new ClockReading(time, false);
  }
}
