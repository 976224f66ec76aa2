package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Checks;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code google.longrunning.Operations}, and the controls that a test has over them.
 * Each is atomic, and on an error nothing has changed. Thread-safe.
 *
 * <p>Every method that names an operation throws {@link StatusException} with NOT_FOUND where there
 * is none of that name, the methods of clients also where it was deleted or forgotten, or has
 * expired. The controls reach those too: such an operation may run on, and hold a resource. Of very
 * many the earliest are lost to the controls as well.
 *
 * <p>Faked is what a client sees of operations, not the work they would do: an operation ends when
 * its script, a cancel or a control says so.
 */
public final class OperationsService {
  private final Store store;
  private final String secret;
  private final Starts starts;

  /** Creates the service on a store; the effects are what operations do to resources. */
  public OperationsService(Store store, IdGenerator ids, Effects effects) {
    this.store = store;
    this.starts = new Starts(store, ids, effects);
    this.secret = ids.secret();
  }

  /**
   * Starts an operation, with the armed script that was meant for it, if any, laid over this one.
   * No client asks for it, so no fault is in its way.
   *
   * @return the operation as it stands at its start
   * @throws InvalidScriptException if the script has neither name nor parent, or its parts do not
   *     make an operation that can start
   * @throws StatusException with ALREADY_EXISTS if the name is taken, with RESOURCE_EXHAUSTED if
   *     there are as many operations as {@link Limits} say, or they take as much memory, or what
   *     the resource answers
   */
  public Operation start(OperationScript script) {
    return startRecorded(script).operation();
  }

  /** Starts an operation, as {@link #start(OperationScript)} does, and returns all of it. */
  public OperationRecord startRecorded(OperationScript script) {
    World world = store.world();
    return world
        .armed()
        .start(script, (merged, armed) -> Answer.of(starts.start(world, merged)))
        .orThrow()
        .view()
        .record();
  }

  /**
   * A client's call that starts an operation, as {@link #start(OperationScript)} does.
   *
   * @param override laid over the script, and over an armed one; {@linkplain
   *     StartRules#checkedAsOverride checked} by the caller, who knows where it stands
   */
  public Answer<Operation> start(
      OperationScript script, OperationScript override, RpcRequest request) {
    World world = store.world();
    Answer<StoredOperation> started =
        world
            .armed()
            .start(
                script,
                (merged, armed) ->
                    starts.called(world, merged.overlaidWith(override), armed, request));
    Fault fault = started.fault();
    return started
        .map(operation -> operation.view().operation())
        .map(operation -> fault == null ? operation : fault.reply().shown(operation));
  }

  /** GetOperation: one poll. */
  public Answer<Operation> get(OperationName name, RpcRequest request) {
    return find(name).call(Fault.On.GET, request, Lifecycle::polled);
  }

  /** GetOperation, without anything on its way to go wrong but a call that gets no reply. */
  public Operation get(OperationName name) {
    return get(name, RpcRequest.of("GetOperation")).orThrow();
  }

  /**
   * WaitOperation: one poll, on arrival. It keeps its thread until the operation is done, or the
   * fake's or the real clock has moved by the timeout, whichever is first. Where polls alone can
   * end the operation it answers at once, as operations.proto allows.
   *
   * @param timeout how long to wait at most; over a minute counts as a minute
   */
  public Answer<Operation> await(OperationName name, Duration timeout, RpcRequest request) {
    return Waiting.answer(store, find(name), timeout, request);
  }

  /** Ends all waits that are going on, with what there is to tell: the server stops. */
  public void endWaits() {
    store.waits().end();
  }

  /** Returns what GetOperation would, but for the poll that this is not. */
  public Operation peek(OperationName name) {
    return find(name)
        .command(
            (lifecycle, now) ->
                lifecycle.at(now).ifFound(found -> new Lifecycle.Step(found, null)));
  }

  /** ListOperations without a filter. */
  public Page<Operation> list(String parent, PageRequest request) {
    return list(parent, OperationFilter.ALL, request);
  }

  /**
   * ListOperations: those directly below a parent that match, newest first. Nothing here is a poll.
   * Of operations that are large a page has fewer than are asked for.
   *
   * @param parent may have {@code -} for any location (AIP-159): {@code projects/p/locations/-}
   * @throws InvalidScriptException if the parent spans scopes
   */
  public Page<Operation> list(String parent, OperationFilter filter, PageRequest request) {
    ParentPattern pattern = new ParentPattern(parent);
    Scope scope = store.find(parent);
    // With the length in front, no other parent and filter make the same text.
    String text = "operations of %d %s%s".formatted(parent.length(), parent, filter.text());
    Work work = new Work();
    return new OperationListing<>(
            scope == null ? List.of() : List.of(scope),
            lifecycle -> pattern.matches(lifecycle.origin().name()) ? lifecycle.operation() : null,
            operation -> filter.matches().test(operation, work),
            Weight::of)
        .page(request, tokens(scope, text));
  }

  /** CancelOperation: the script's {@link OnCancel} decides what comes of it. */
  public Answer<Operation> cancel(OperationName name, RpcRequest request) {
    return find(name).call(Fault.On.CANCEL, request, Lifecycle::cancelRequested);
  }

  /**
   * CancelOperation, without anything on its way to go wrong but a call that gets no reply.
   *
   * @throws StatusException with what the script says, where the cancel is not accepted
   */
  public void cancel(OperationName name) {
    cancel(name, RpcRequest.of("CancelOperation")).orThrow();
  }

  /** DeleteOperation: the client has lost interest. It does not cancel the operation. */
  public Answer<Operation> delete(OperationName name, RpcRequest request) {
    return find(name).call(Fault.On.DELETE, request, Lifecycle::deleted);
  }

  /** DeleteOperation, without anything on its way to go wrong but a call that gets no reply. */
  public void delete(OperationName name) {
    delete(name, RpcRequest.of("DeleteOperation")).orThrow();
  }

  /**
   * Ends an operation with a response now.
   *
   * @param response null for what the script says
   * @throws InvalidScriptException if the response has no {@code @type}
   * @throws StatusException with FAILED_PRECONDITION if it is done, with RESOURCE_EXHAUSTED if
   *     there is no room for the response
   */
  public Operation complete(OperationName name, @Nullable JsonObject response) {
    Checks.any("response", response);
    return given(
        name, Weight.of(response), (lifecycle, now) -> lifecycle.completedBy(response, now));
  }

  /**
   * Ends an operation with an error now.
   *
   * @param error null for what the script says, else INTERNAL
   * @throws StatusException with FAILED_PRECONDITION if it is done, with RESOURCE_EXHAUSTED if
   *     there is no room for the error
   */
  public Operation fail(OperationName name, @Nullable Status error) {
    return given(name, Weight.of(error), (lifecycle, now) -> lifecycle.failedBy(error, now));
  }

  private Operation given(
      OperationName name, long weight, BiFunction<Lifecycle, Moment, Lifecycle.Step> command) {
    return Room.madeFor(() -> find(name).command(weight, command), store.world());
  }

  /**
   * Ends an operation as cancelled now, whatever its script says of cancels.
   *
   * @throws StatusException with FAILED_PRECONDITION if it is done
   */
  public Operation cancelFromOutside(OperationName name) {
    return find(name).command(Lifecycle::cancelledBy);
  }

  /** Lets the server lose an operation: from now on it is not found. */
  public void forget(OperationName name) {
    find(name)
        .command((lifecycle, now) -> lifecycle.at(now).ifFound(found -> found.forgotten(now)));
  }

  /**
   * Returns all that is known of an operation, also of one that was deleted or forgotten, or has
   * expired.
   */
  public OperationRecord record(OperationName name) {
    StoredOperation operation = find(name);
    return operation.viewAt(operation.scope().now()).record();
  }

  /**
   * Returns the records of a scope, or with null of all, newest first. Of operations that are
   * large, or have long histories, a page has fewer than are asked for.
   */
  public Page<OperationRecord> records(@Nullable String scope, PageRequest request) {
    World world = store.world();
    PageTokens tokens =
        scope == null
            ? new PageTokens(secret, "records of %d".formatted(world.generation()))
            : tokens(world.find(scope), "records of " + scope);
    return new OperationListing<Lifecycle>(
            scopes(world, scope), lifecycle -> lifecycle, lifecycle -> true, Weight::of)
        .page(request, tokens)
        .map(Lifecycle::record);
  }

  /**
   * Returns the records of a scope, or with null of all, in the order of their starts: also of
   * operations that clients no longer find.
   */
  public Stream<OperationRecord> everyRecord(@Nullable String scope) {
    return scopes(store.world(), scope).stream()
        .flatMap(Scope::everyOperation)
        .sorted(Comparator.comparingLong(lifecycle -> lifecycle.origin().sequence()))
        .map(Lifecycle::record);
  }

  /**
   * Looks at the record of an operation, again whenever something has happened or is due, until
   * enough is seen or the time is up. Keeps its thread; nothing here is a poll.
   *
   * @param name finds the operation at each look, and may throw NOT_FOUND until it is started
   * @param enough what is waited for
   * @param atMost in real time; zero for one look
   * @return what was seen last; null where there is no such operation
   */
  public @Nullable OperationRecord watch(
      Supplier<OperationName> name, Predicate<OperationRecord> enough, Duration atMost) {
    return Watching.last(store, () -> find(name.get()), enough, atMost);
  }

  /**
   * Returns the name of the operation that is meant by its own name, or by that of a resource.
   *
   * @param scope what the caller is confined to; null for nothing
   * @throws InvalidScriptException if it lies outside the scope
   * @throws StatusException with NOT_FOUND if no operation was started on the resource
   */
  public OperationName named(String nameOrTarget, @Nullable String scope) {
    if (OperationName.isName(nameOrTarget)) {
      return InvalidScriptException.at(
          "name", () -> confined(OperationName.parse(nameOrTarget), scope));
    }
    return InvalidScriptException.at("target", () -> latestOn(nameOrTarget, scope));
  }

  /**
   * Returns the name of the latest operation on a resource, for a caller that may be confined.
   *
   * @param scope where to look; null for everywhere
   * @throws InvalidScriptException if there is none in the scope, but one elsewhere
   * @throws StatusException with NOT_FOUND if none was started on it
   */
  public OperationName latestOn(String target, @Nullable String scope) {
    Scope own = scope == null ? null : store.world().find(scope);
    StoredOperation latest = own == null ? null : own.latestOn(target);
    return latest != null ? latest.name() : confined(latestOn(target), scope);
  }

  private static OperationName confined(OperationName name, @Nullable String scope) {
    ResourceNames.confined(name.toString(), scope);
    return name;
  }

  /**
   * Returns the name of the latest operation on a resource, in whatever scope the operation is.
   *
   * @throws StatusException with NOT_FOUND if none was started on it
   */
  public OperationName latestOn(String target) {
    return store.world().all().stream()
        .map(scope -> scope.latestOn(target))
        .filter(Objects::nonNull)
        .map(operation -> operation.view().origin())
        .max(Comparator.comparingLong(Origin::sequence))
        .orElseThrow(() -> Errors.noOperationOnTarget(target))
        .name();
  }

  /**
   * Arms a script for operations that someone else is going to start.
   *
   * @throws StatusException with ALREADY_EXISTS if it gives them a name that is taken, with
   *     RESOURCE_EXHAUSTED if 10,000 scripts are waiting, or there is no memory for more
   */
  public void arm(ArmedScript armed) {
    World world = store.world();
    OperationName name = armed.script().name();
    Scope scope = name == null ? null : world.find(name.scope());
    if (name != null && scope != null && scope.has(name)) {
      throw Errors.operationExists(name);
    }
    Room.madeFor(
        () -> {
          world.armed().arm(armed);
          return armed;
        },
        world);
  }

  /**
   * Keeps something of another kind beside the operations, in the same memory.
   *
   * @param scope with whose reset it is forgotten; null for the reset of all
   * @param keeper keeps it, and says how many bytes it takes, or fails
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for it
   */
  public void keepBeside(@Nullable String scope, Consumer<LongConsumer> keeper) {
    World world = store.world();
    Room.madeFor(
        () -> {
          world.keepBeside(scope, keeper);
          return world;
        },
        world);
  }

  /** Returns now on the clock of a scope, or with null on the global one; leaves no trace. */
  public Moment now(@Nullable String scope) {
    World world = store.world();
    Scope found = scope == null ? null : world.find(scope);
    return found == null ? world.clock().now() : found.now();
  }

  /** Returns what the clock of a scope, or with null the global one, shows. */
  public ClockReading clock(@Nullable String scope) {
    World world = store.world();
    return scope == null ? world.clock().read() : world.clockReading(scope);
  }

  /** Stops the clock of a scope, or with null the global one. */
  public ClockReading freezeClock(@Nullable String scope) {
    return moveClock(scope, OperationClock::freeze);
  }

  /**
   * Moves the clock of a scope, or with null the global one, forward, whether it runs or not. At
   * the end of the year 9999 it stops.
   *
   * @throws InvalidScriptException if the duration is negative, or ends past the year 9999
   */
  public ClockReading advanceClock(@Nullable String scope, Duration by) {
    return moveClock(scope, clock -> clock.advance(by));
  }

  /** Lets a frozen clock run on from where it stands. */
  public ClockReading resumeClock(@Nullable String scope) {
    return moveClock(scope, OperationClock::resume);
  }

  /**
   * Forgets operations, resources, history and armed scripts, of a scope or with null of all, and
   * sets its clock back: to the global one, or to real time.
   */
  public void reset(@Nullable String scope) {
    if (scope == null) {
      store.reset();
    } else {
      store.world().reset(scope);
    }
    store.waits().wake();
  }

  /** A token is of no use after a reset, when none of what it stands behind is there. */
  private PageTokens tokens(@Nullable Scope scope, String list) {
    long generation = scope == null ? 0 : scope.generation();
    return new PageTokens(secret, "%d %s".formatted(generation, list));
  }

  private static Collection<Scope> scopes(World world, @Nullable String scope) {
    Scope found = scope == null ? null : world.find(scope);
    return scope == null ? world.all() : found == null ? List.of() : List.of(found);
  }

  private StoredOperation find(OperationName name) {
    Scope scope = store.find(name.toString());
    StoredOperation operation = scope == null ? null : scope.find(name);
    if (operation == null) {
      throw Errors.operationNotFound(name.toString());
    }
    return operation;
  }

  private ClockReading moveClock(
      @Nullable String scope, Function<OperationClock, ClockReading> move) {
    World world = store.world();
    ClockReading moved = Room.madeFor(() -> world.moveClock(scope, move), world);
    // The clocks of other scopes may follow the one that was moved.
    store.waits().wake();
    return moved;
  }
}
