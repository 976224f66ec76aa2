package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The starting of operations. A start claims the script that was armed for it, enters its scope,
 * prepares what it does to a resource, adds the operation, and commits; where it fails, all that it
 * took is given back, from the last to the first. Thread-safe.
 */
final class Starts {
  private final Store store;
  private final IdGenerator ids;
  private final Effects effects;

  Starts(Store store, IdGenerator ids, Effects effects) {
    this.store = store;
    this.ids = ids;
    this.effects = effects;
  }

  /** Starts an operation that no client asks for, so that no fault is in its way. */
  StoredOperation start(World world, OperationScript script) {
    OperationScript nothing = OperationScript.operation();
    OperationScript read = effects.read(script);
    return Objects.requireNonNull(called(world, read, nothing, null, null).value());
  }

  /**
   * Starts an operation, unless a fault keeps the call from taking effect.
   *
   * @param override has the last word, also over an armed script
   * @param request null where no client calls
   * @param id what the client calls the request; null for nothing
   */
  Answer<StoredOperation> called(
      World world,
      OperationScript asked,
      OperationScript override,
      @Nullable RpcRequest request,
      @Nullable RequestId id) {
    return store.changing(() -> claimed(world, asked, override, request, id));
  }

  private Answer<StoredOperation> claimed(
      World world,
      OperationScript asked,
      OperationScript override,
      @Nullable RpcRequest request,
      @Nullable RequestId id) {
    Reclaim.tidy(world);
    while (true) {
      try (ArmedScripts.Claim claim = world.armed().claim(asked)) {
        OperationScript script =
            StartRules.completed(claim.script().overlaidWith(override), store.types());
        try (Visit visit = world.enter(StartRules.scope(script))) {
          // Else a reset may have come between: the script is from before it, the scope is not.
          if (claim.stands()) {
            return answer(world, claim, visit, script, request, id);
          }
        }
      }
    }
  }

  private Answer<StoredOperation> answer(
      World world,
      ArmedScripts.Claim claim,
      Visit visit,
      OperationScript script,
      @Nullable RpcRequest request,
      @Nullable RequestId id) {
    Fault fault = request == null ? null : fault(world, visit, script, claim.id());
    if (fault != null && !fault.applied()) {
      return Answer.met(fault, null, null);
    }
    try {
      RequestIds.Outcome<StoredOperation> outcome =
          Reclaim.whereFull(() -> once(id, visit.scope(), script, request, fault), world);
      StoredOperation started = outcome.value();
      if (!outcome.repeated()) {
        claim.use();
      }
      if (!script.validatesOnly()) {
        visit.stay();
      }
      return Answer.met(fault, started, null);
    } catch (StatusException refusal) {
      if (fault == null) {
        throw refusal;
      }
      return Answer.met(fault, null, refusal);
    }
  }

  private static @Nullable Fault fault(
      World world, Visit visit, OperationScript script, @Nullable String armed) {
    Faults faults = script.faultsOrDefault();
    if (!faults.has(Fault.On.START)) {
      return null;
    }
    Scope scope = visit.scope();
    StartCalls calls = scope.part(StartCalls.class, () -> new StartCalls(scope.stored()));
    int count = Reclaim.whereFull(() -> calls.count(script, armed), world);
    visit.stay();
    return faults.first(Fault.On.START, count, null);
  }

  private RequestIds.Outcome<StoredOperation> once(
      @Nullable RequestId id,
      Scope scope,
      OperationScript script,
      @Nullable RpcRequest request,
      @Nullable Fault fault) {
    return id == null || script.validatesOnly()
        ? new RequestIds.Outcome<>(started(scope, script, request, fault), false)
        : RequestIds.in(scope)
            .once(
                id,
                name -> scope.index().find(OperationName.parse(name)),
                () -> started(scope, script, request, fault),
                operation -> operation.name().toString());
  }

  private StoredOperation started(
      Scope scope, OperationScript script, @Nullable RpcRequest request, @Nullable Fault fault) {
    try (Effects.Prepared effect = effects.prepare(scope, script)) {
      Moment now = effect.now();
      Call call = request == null ? null : new Call(Fault.On.START, request, now, null, fault);
      OperationScript whole = StartRules.answeringWith(script, effect.deleted());
      whole = Fitting.response(whole, effect.resource(), store.types());
      whole = effect.isMoot() ? whole.doneAfter(After.polls(0)) : whole;
      StoredOperation operation = added(scope, whole, effect, call);
      effect.commit(operation);
      return operation;
    }
  }

  private StoredOperation added(
      Scope scope, OperationScript script, Effects.Prepared effect, @Nullable Call call) {
    Moment now = effect.now();
    while (true) {
      OperationName name = StartRules.name(script, () -> ids.operationId(now.time()));
      Origin origin =
          Origin.of(
              script, name, store.nextSequence(), effect.resource(), store.types(), now.time());
      StoredOperation operation = new StoredOperation(scope, Lifecycle.start(origin, now, call));
      boolean added = script.validatesOnly() ? !scope.index().has(name) : scope.add(operation);
      if (added) {
        return operation;
      }
      if (script.name() != null) {
        throw Errors.operationExists(name);
      }
    }
  }
}
