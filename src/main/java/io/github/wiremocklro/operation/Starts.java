package io.github.wiremocklro.operation;

import org.jspecify.annotations.Nullable;

/** The starting of operations. Thread-safe. */
final class Starts {
  private final Store store;
  private final IdGenerator ids;
  private final Effects effects;

  Starts(Store store, IdGenerator ids, Effects effects) {
    this.store = store;
    this.ids = ids;
    this.effects = effects;
  }

  /** Starts an operation that no client asks for. */
  StoredOperation start(Store.World world, OperationScript script) {
    return start(world, script, null, null);
  }

  /** Starts an operation for a client, unless a fault keeps the call from taking effect. */
  Answer<StoredOperation> called(Store.World world, OperationScript script, RpcRequest request) {
    Fault fault = fault(world, script);
    return fault == null || fault.applied()
        ? new Answer<>(start(world, script, request, fault), null, fault)
        : Answer.lost(fault);
  }

  private static @Nullable Fault fault(Store.World world, OperationScript script) {
    Faults faults = script.faultsOrDefault();
    if (!faults.has(Fault.On.START)) {
      return null;
    }
    StartCalls calls = world.scope(script.scope()).part(StartCalls.class, StartCalls::new);
    return faults.first(Fault.On.START, calls.count(script), null);
  }

  private StoredOperation start(
      Store.World world,
      OperationScript armed,
      @Nullable RpcRequest request,
      @Nullable Fault fault) {
    OperationScript script = armed.readyToStart();
    return world.startIn(
        script.scope(),
        scope ->
            effects.begin(
                scope,
                script,
                (effect, now) -> add(scope, script, effect, now, call(request, now, fault))));
  }

  private static @Nullable Call call(
      @Nullable RpcRequest request, Moment now, @Nullable Fault fault) {
    return request == null ? null : new Call(Fault.On.START, request, now, null, fault);
  }

  private StoredOperation add(
      Scope scope,
      OperationScript script,
      @Nullable JsonObject effect,
      Moment now,
      @Nullable Call call) {
    while (true) {
      OperationName name = script.nameOr(() -> ids.operationId(now.time()));
      Origin origin = new Origin(script, name, store.nextSequence(), effect, now.time());
      StoredOperation operation = new StoredOperation(scope, Lifecycle.start(origin, now, call));
      boolean added = script.validatesOnly() ? !scope.has(name) : scope.add(operation);
      if (added) {
        return operation;
      }
      if (script.name() != null) {
        throw Errors.operationExists(name);
      }
    }
  }
}
