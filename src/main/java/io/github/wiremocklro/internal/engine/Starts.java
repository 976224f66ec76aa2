package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.util.function.Function;
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
  StoredOperation start(World world, OperationScript script) {
    return start(world, StartRules.completed(script, store.types()), null, null);
  }

  /**
   * Starts an operation for a client, unless a fault keeps the call from taking effect.
   *
   * @param armed the script that was armed for this start, as it is known by; null for none
   */
  Answer<StoredOperation> called(
      World world, OperationScript script, @Nullable String armed, RpcRequest request) {
    OperationScript ready = StartRules.completed(script, store.types());
    Fault fault = Room.madeFor(() -> fault(world, ready, armed), world);
    if (fault == null) {
      return Answer.of(start(world, ready, request, null));
    }
    if (!fault.applied()) {
      return Answer.met(fault, null, null);
    }
    try {
      return Answer.met(fault, start(world, ready, request, fault), null);
    } catch (StatusException refusal) {
      return Answer.met(fault, null, refusal);
    }
  }

  private static @Nullable Fault fault(
      World world, OperationScript script, @Nullable String armed) {
    Faults faults = script.faultsOrDefault();
    if (!faults.has(Fault.On.START)) {
      return null;
    }
    return world.in(
        StartRules.scope(script),
        scope -> {
          StartCalls calls = scope.part(StartCalls.class, () -> new StartCalls(scope.stored()));
          return faults.first(Fault.On.START, calls.count(script, armed), null);
        });
  }

  private StoredOperation start(
      World world, OperationScript script, @Nullable RpcRequest request, @Nullable Fault fault) {
    Function<Scope, StoredOperation> starter =
        scope ->
            effects.begin(
                scope,
                script,
                (effect, now) -> add(scope, script, effect, now, call(request, now, fault)));
    Room.tidy(world);
    boolean stays = !script.validatesOnly();
    return Room.madeFor(() -> world.in(StartRules.scope(script), stays, starter), world);
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
      OperationName name = StartRules.name(script, () -> ids.operationId(now.time()));
      MessageType metadata = UnknownTypes.ofMetadata(script.metadata(), store.types());
      Origin origin = new Origin(script, name, store.nextSequence(), effect, metadata, now.time());
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
