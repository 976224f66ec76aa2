package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The controls that a test has over operations and the rest of the fake. Each is atomic, and on an
 * error nothing has changed. Thread-safe.
 *
 * <p>Every method that names an operation throws {@link StatusException} with NOT_FOUND where there
 * is none of that name. They reach those too that clients no longer find, for such an operation may
 * run on, and hold a resource. Of very many the earliest are lost to the controls as well.
 */
public final class OperationControls {
  private final Store store;
  private final String secret;
  private final Starts starts;

  /** Creates the controls on a store; the effects are what operations do to resources. */
  public OperationControls(Store store, IdGenerator ids, Effects effects) {
    this.store = store;
    this.starts = new Starts(store, ids, effects);
    this.secret = ids.secret();
  }

  /**
   * Starts an operation, with the armed script that was meant for it, if any, laid over this one.
   * No client asks for it, so no fault is in its way.
   *
   * @return the operation as it stands at its start
   * @throws InvalidArgumentException if its parts do not make an operation that can start
   * @throws StatusException with ALREADY_EXISTS if the name is taken, with RESOURCE_EXHAUSTED if
   *     there are as many operations as {@link Limits} say, or they take as much memory, or what
   *     the resource answers
   */
  public OperationRecord start(OperationScript script) {
    return starts.start(store.world(), script).view().record();
  }

  /**
   * Ends an operation with a response now.
   *
   * @param response null for what the script says
   * @param metadata merged into its metadata then; null for what the script says
   * @throws InvalidArgumentException if the response has no {@code @type}, or is the resource and
   *     does not fit its type, the metadata has one, or the operation has no metadata
   * @throws StatusException with FAILED_PRECONDITION if it is done, with RESOURCE_EXHAUSTED if
   *     there is no room for what is given
   */
  public Operation complete(
      OperationName name, @Nullable JsonObject response, @Nullable JsonObject metadata) {
    JsonObject given = response == null ? null : given(response, store.operation(name));
    return ended(
        name,
        Weight.of(given),
        metadata,
        (running, now) -> running.endedBy(running.origin().success(given), metadata, now));
  }

  private JsonObject given(JsonObject response, StoredOperation operation) {
    JsonObject checked = new Operation.Result.Response(response).response();
    return Fitting.response(checked, operation.plannedEffect(), store.types());
  }

  /**
   * Ends an operation with an error now.
   *
   * @param error null for what the script says, else INTERNAL
   * @param metadata as {@link #complete} takes it
   * @throws InvalidArgumentException if the metadata cannot be merged
   * @throws StatusException with FAILED_PRECONDITION if it is done, with RESOURCE_EXHAUSTED if
   *     there is no room for what is given
   */
  public Operation fail(OperationName name, @Nullable Status error, @Nullable JsonObject metadata) {
    return ended(
        name,
        Weight.of(error),
        metadata,
        (running, now) -> running.endedBy(running.origin().failure(error), metadata, now));
  }

  /**
   * Ends an operation as cancelled now, whatever its script says of cancels.
   *
   * @param metadata merged into its metadata then; null for nothing
   * @throws InvalidArgumentException if it cannot be
   * @throws StatusException with FAILED_PRECONDITION if it is done, with RESOURCE_EXHAUSTED if
   *     there is no room for what is given
   */
  public Operation cancelFromOutside(OperationName name, @Nullable JsonObject metadata) {
    return ended(name, 0, metadata, (running, now) -> running.cancelledBy(metadata, now));
  }

  private Operation ended(
      OperationName name,
      long weight,
      @Nullable JsonObject metadata,
      BiFunction<Lifecycle, Moment, Lifecycle.Step> command) {
    StoredOperation operation = store.operation(name);
    if (metadata != null) {
      // What comes with the end may say what any step may.
      JsonObject patch = new Progress.Step(After.polls(0), metadata).metadata();
      boolean mergeable = operation.view().metadata().metadata() != null;
      StartRules.refusePatch("metadata", mergeable ? null : patch);
    }
    long more = weight + Weight.of(metadata);
    return Reclaim.whereFull(() -> operation.command(more, command), store.world()).operation();
  }

  /** Lets the server lose an operation: from now on it is not found. */
  public void forget(OperationName name) {
    store.operation(name).command(Lifecycle::forgotten);
  }

  /**
   * Returns all that is known of an operation, also of one that was deleted or forgotten, or has
   * expired.
   */
  public OperationRecord record(OperationName name) {
    return store.operation(name).viewNow().record();
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
            : PageTokens.of(secret, world.find(scope), "records of " + scope);
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
   * Returns what has changed, also of operations that clients no longer find. What time alone has
   * brought about is a change as well.
   */
  public Changes changes(Changes.Asked asked) {
    scopes(store.world(), asked.scope()).forEach(Scope::settleEach);
    long until = store.lastChange();
    World world = store.world();
    return Changes.of(world, until, scopes(world, asked.scope()), asked);
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
    return RecordWatch.last(store, () -> store.world().find(name.get()), enough, atMost);
  }

  /**
   * Returns the name of the operation that is meant by its own name, or by that of a resource.
   *
   * @param scope what the caller is confined to; null for nothing
   * @throws InvalidArgumentException if it is no name, or lies outside the scope
   * @throws StatusException with NOT_FOUND if no operation was started on the resource
   */
  public OperationName named(NameOrTarget meant, @Nullable String scope) {
    return new OperationLookup(store).named(meant, scope);
  }

  /**
   * Arms a script for operations that someone else is going to start.
   *
   * @throws StatusException with ALREADY_EXISTS if it gives them a name that is taken, with
   *     RESOURCE_EXHAUSTED if 10,000 scripts are waiting, or there is no memory for more
   */
  public void arm(ArmedScript armed) {
    store.changing(
        () -> {
          arm(armed, store.world());
          return armed;
        });
  }

  /**
   * Returns the scripts of a scope, or with null all, that wait for a start, in the order in which
   * they were armed; each for as many starts as are left of it.
   */
  public List<ArmedScript> armed(@Nullable String scope) {
    return store.world().armed().left(scope);
  }

  private static void arm(ArmedScript armed, World world) {
    OperationName name = armed.script().name();
    Scope scope = name == null ? null : world.find(name.scope());
    if (name != null && scope != null && scope.index().has(name)) {
      throw Errors.operationExists(name);
    }
    Reclaim.whereFull(() -> world.armed().arm(armed), world);
  }

  /**
   * Keeps something of another kind beside the operations, in the same memory.
   *
   * @param scope with whose reset it is forgotten; null for the reset of all
   * @param keeper keeps it, and says how many bytes it takes, or fails
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for it
   */
  public void keepBeside(@Nullable String scope, Consumer<LongConsumer> keeper) {
    store.changing(
        () -> {
          store.world().keepBeside(scope, keeper);
          return scope;
        });
  }

  /**
   * Forgets operations, resources, history and armed scripts, of a scope or with null of all, and
   * sets its clock back: to the global one, or to real time.
   */
  public void reset(@Nullable String scope) {
    store.changing(
        () -> {
          if (scope == null) {
            store.reset();
          } else {
            store.world().reset(scope);
          }
          return scope;
        });
    store.waits().wakeAll(scope);
  }

  private static Collection<Scope> scopes(World world, @Nullable String scope) {
    Scope found = scope == null ? null : world.find(scope);
    return scope == null ? world.all() : found == null ? List.of() : List.of(found);
  }
}
