package io.github.wiremocklro.model;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say, written down as plainly as can be: everything mutable, and before each
 * command all that is due is done.
 */
final class NaiveModel {
  private final NaiveClocks clocks = new NaiveClocks();
  private Duration elapsed = Duration.ZERO;
  private final NaiveArmedScripts armed = new NaiveArmedScripts();
  private final Map<OperationName, NaiveOperation> operations = new LinkedHashMap<>();
  private final NaiveResources resources = new NaiveResources();

  /** Returns the answer: a value, "OK", or the code of an error. */
  Object answer(Command command) {
    settle();
    try {
      return call(command);
    } catch (StatusException e) {
      return e.status().code();
    } catch (InvalidArgumentException e) {
      return "INVALID";
    }
  }

  @Nullable Seen seen(OperationName name) {
    settle();
    NaiveOperation operation = operations.get(name);
    return operation == null ? null : operation.seen();
  }

  /** Whatever is due at T has happened at T, before what comes now. */
  private void settle() {
    for (NaiveOperation operation : operations.values()) {
      Instant now = now(operation.name);
      Instant due = operation.dueTime();
      boolean ends = !operation.done && due != null && !due.isAfter(now);
      if (!operation.done) {
        operation.progressByTime(ends ? due : now);
      }
      if (ends) {
        endAsPlanned(operation, due);
      }
      Instant expires = operation.expireTime();
      if (!operation.removed && expires != null && !expires.isAfter(now)) {
        operation.note(Event.Type.EXPIRED, expires, null);
        operation.remove();
      }
    }
  }

  private Object call(Command command) {
    if (command instanceof Command.Start start) {
      return start(start.script());
    } else if (command instanceof Command.Get get) {
      NaiveOperation polled = find(get.name());
      return faulty(polled, Fault.On.GET, () -> get(polled), polled::shown);
    } else if (command instanceof Command.GetOften often) {
      return often.all().map(this::answer).reduce((first, last) -> last).orElseThrow();
    } else if (command instanceof Command.ListAll list) {
      return list(list.parent());
    } else if (command instanceof Command.ListByPages list) {
      return pages(list(list.parent()), list.pageSize());
    } else if (command instanceof Command.LookUp lookUp) {
      return latestOn(lookUp.target()).seen();
    } else if (command instanceof Command.Arm arm) {
      armed.arm(arm.armed());
      return "OK";
    } else if (command instanceof Command.Cancel cancel) {
      NaiveOperation asked = find(cancel.name());
      return faulty(asked, Fault.On.CANCEL, () -> cancel(asked), () -> "OK");
    } else if (command instanceof Command.Delete delete) {
      NaiveOperation left = find(delete.name());
      return faulty(left, Fault.On.DELETE, () -> remove(left, Event.Type.DELETED), () -> "OK");
    } else if (command instanceof Command.Forget forget) {
      return remove(find(forget.name()), Event.Type.FORGOTTEN);
    } else if (command instanceof Command.Complete complete) {
      NaiveOperation operation = findRunning(complete.name(), complete.metadata());
      JsonObject response = complete.response();
      response = response != null ? response : operation.successResponse();
      JsonObject patch = complete.metadata();
      return end(operation, response, null, patch != null ? patch : operation.patchOfScript(null));
    } else if (command instanceof Command.Fail fail) {
      NaiveOperation operation = findRunning(fail.name(), fail.metadata());
      Status ofScript = operation.script.error();
      Status fallback =
          ofScript != null ? ofScript : Status.of(Code.INTERNAL, "The operation failed.");
      Status error = fail.error() != null ? fail.error() : fallback;
      JsonObject patch = fail.metadata();
      return end(operation, null, error, patch != null ? patch : operation.patchOfScript(error));
    } else if (command instanceof Command.CancelFromOutside cancel) {
      NaiveOperation operation = findRunning(cancel.name(), cancel.metadata());
      operation.cancelRequested = true;
      return end(operation, null, OnCancel.defaultError(Outcome.CANCELLED), cancel.metadata());
    } else if (command instanceof Command.Read read) {
      return resources.read(read.resource());
    } else if (command instanceof Command.Change change) {
      return resources.changeAtOnce(change.change(), nowAt(change.change().name()));
    } else if (command instanceof Command.Give give) {
      resources.give(give.seeds(), nowAt(give.seeds().get(0).name()));
      return "OK";
    } else if (command instanceof Command.Reset reset) {
      String scope = reset.scope();
      operations.keySet().removeIf(name -> scope == null || name.scope().equals(scope));
      resources.reset(scope);
      clocks.reset(scope);
      armed.reset(scope);
      return "OK";
    } else if (command instanceof Command.Wait wait) {
      clocks.pass(wait.by());
      elapsed = elapsed.plus(wait.by());
      return "OK";
    }
    return onTheClock(command);
  }

  private ClockReading onTheClock(Command command) {
    if (command instanceof Command.Advance advance) {
      return clocks.advance(advance.scope(), advance.by());
    } else if (command instanceof Command.Freeze freeze) {
      return clocks.freeze(freeze.scope());
    } else if (command instanceof Command.Resume resume) {
      return clocks.resume(resume.scope());
    }
    throw new IllegalArgumentException("no such command: " + command);
  }

  private Object faulty(
      NaiveOperation operation, Fault.On on, Supplier<Object> effect, Supplier<Object> reply) {
    return operation.faults.call(on, now(operation.name), elapsed, effect, reply);
  }

  private List<Operation> list(String parent) {
    List<Operation> found = new ArrayList<>();
    for (NaiveOperation operation : operations.values()) {
      if (!operation.removed && operation.name.parent().equals(parent)) {
        found.add(0, operation.shown());
      }
    }
    return found;
  }

  private static List<List<Operation>> pages(List<Operation> all, int pageSize) {
    List<List<Operation>> pages = new ArrayList<>();
    for (int i = 0; i == 0 || i < all.size(); i += pageSize) {
      pages.add(all.subList(i, Math.min(i + pageSize, all.size())));
    }
    return pages;
  }

  /** Operations are looked for where the resource is: in its scope. */
  private NaiveOperation latestOn(String target) {
    NaiveOperation latest = null;
    for (NaiveOperation operation : operations.values()) {
      if (target.equals(NaiveArmedScripts.targetOf(operation.script))) {
        latest = operation;
      }
    }
    if (latest == null) {
      throw error(Code.NOT_FOUND);
    }
    return latest;
  }

  private Operation start(OperationScript script) {
    ArmedScript turn = armed.turnFor(script);
    Operation started = startMerged(NaiveArmedScripts.merged(script, turn));
    armed.use(turn);
    return started;
  }

  private Operation startMerged(OperationScript script) {
    OnCancel onCancel = script.onCancel();
    boolean merges =
        script.metadataAtEnd() != null
            || (onCancel != null
                && (onCancel.metadata() != null || onCancel.metadataAtEnd() != null));
    if (merges && script.metadata() == null) {
      throw new InvalidArgumentException("metadata", null, "", "");
    }
    Instant now = now(script.name());
    ResourceChange change = script.resource();
    JsonObject effect = change == null ? null : resources.checked(change, now);
    OperationScript whole = change == null ? script : resources.answering(change, script);
    NaiveOperation operation = new NaiveOperation(whole, now);
    operation.effect = effect;
    if (operations.containsKey(operation.name)) {
      throw error(Code.ALREADY_EXISTS);
    }
    operation.progressAtStart();
    if (Boolean.TRUE.equals(script.validateOnly())) {
      JsonObject patch = operation.patchOfScript(null);
      operation.end(operation.createTime, operation.successResponse(), null, patch);
      return operation.shown();
    }
    operations.put(operation.name, operation);
    if (change != null) {
      resources.await(change, operation);
    }
    settle();
    endIfPolledEnough(operation);
    return operation.shown();
  }

  private Operation get(NaiveOperation operation) {
    operation.note(Event.Type.POLLED, now(operation.name), null);
    operation.polls++;
    if (!operation.done) {
      operation.progressByPolls();
    }
    endIfPolledEnough(operation);
    return operation.shown();
  }

  private Object cancel(NaiveOperation operation) {
    OnCancel onCancel = operation.onCancel();
    Status refusal = null;
    Status ofOutcome =
        onCancel.error() != null ? onCancel.error() : OnCancel.defaultError(onCancel.outcome());
    if (onCancel.outcome() == Outcome.UNIMPLEMENTED) {
      refusal = ofOutcome;
    } else if (operation.done) {
      refusal = onCancel.ifDone();
    } else if (onCancel.outcome() == Outcome.REFUSED) {
      refusal = ofOutcome;
    }
    operation.note(Event.Type.CANCEL_REQUESTED, now(operation.name), refusal);
    if (refusal != null) {
      return refusal.code();
    }
    if (!operation.done && !operation.cancelRequested) {
      operation.acceptCancel(now(operation.name));
      settle();
      endIfPolledEnough(operation);
    }
    return "OK";
  }

  private Object remove(NaiveOperation operation, Event.Type type) {
    operation.note(type, now(operation.name), null);
    if (!operation.done && operation.after() instanceof After.Polls) {
      endAsPlanned(operation, now(operation.name));
    }
    operation.remove();
    return "OK";
  }

  private void endIfPolledEnough(NaiveOperation operation) {
    if (!operation.done
        && operation.after() instanceof After.Polls polls
        && operation.polls - operation.pollsBefore() >= polls.count()) {
      endAsPlanned(operation, now(operation.name));
    }
  }

  private void endAsPlanned(NaiveOperation operation, Instant time) {
    Status error = operation.scriptedError();
    end(operation, time, operation.scriptedResponse(), error, operation.plannedPatch(error));
  }

  private Operation end(
      NaiveOperation operation,
      @Nullable JsonObject response,
      @Nullable Status error,
      @Nullable JsonObject patch) {
    return end(operation, now(operation.name), response, error, patch);
  }

  private Operation end(
      NaiveOperation operation,
      Instant time,
      @Nullable JsonObject response,
      @Nullable Status error,
      @Nullable JsonObject patch) {
    operation.end(time, response, error, patch);
    ResourceChange change = operation.script.resource();
    if (change != null) {
      resources.end(change, error == null, operation.effectAtEnd());
    }
    return operation.shown();
  }

  private NaiveOperation find(OperationName name) {
    NaiveOperation operation = operations.get(name);
    if (operation == null || operation.removed) {
      throw error(Code.NOT_FOUND);
    }
    return operation;
  }

  private NaiveOperation findRunning(OperationName name, @Nullable JsonObject patch) {
    NaiveOperation operation = operations.get(name);
    if (operation == null) {
      throw error(Code.NOT_FOUND);
    }
    if (patch != null && operation.script.metadata() == null) {
      throw new InvalidArgumentException("metadata", null, "", "");
    }
    if (operation.done) {
      throw error(Code.FAILED_PRECONDITION);
    }
    return operation;
  }

  private Instant now(@Nullable OperationName name) {
    return clocks.read(name == null ? null : name.scope()).time();
  }

  private Instant nowAt(String resource) {
    return clocks.read(ResourceNames.scope(resource)).time();
  }

  private static StatusException error(Code code) {
    return new StatusException(Status.of(code, ""), "MODEL");
  }
}
