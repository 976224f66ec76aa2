package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code google.longrunning.Operations}, and the calls that start operations. Each
 * is atomic, and on an error nothing has changed. Thread-safe.
 *
 * <p>Every method that names an operation throws {@link StatusException} with NOT_FOUND where there
 * is none of that name; where it was deleted or forgotten, or has expired, that is the answer.
 *
 * <p>Faked is what a client sees of operations, not the work they would do: an operation ends when
 * its script, a cancel or a {@linkplain OperationControls control} says so.
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
   *
   * @param script refused where an operation cannot {@linkplain OperationControls#start start} from
   *     it
   * @param override laid over the script, and over an armed one; {@linkplain
   *     StartRules#checkedAsOverride checked} by the caller, who knows where it stands
   */
  public Answer<Operation> start(
      OperationScript script, OperationScript override, RpcRequest request) {
    return start(script, override, request, null);
  }

  /**
   * Starts an operation, or answers that which the same request has started before.
   *
   * @param id what the client calls the request; null for nothing
   */
  public Answer<Operation> start(
      OperationScript script,
      OperationScript override,
      RpcRequest request,
      @Nullable RequestId id) {
    return Answer.shown(
        starts.called(store.world(), script, override, request, id).map(StoredOperation::view));
  }

  /** GetOperation: one poll. */
  public Answer<Operation> get(OperationName name, RpcRequest request) {
    return Answer.shown(store.operation(name).call(Fault.On.GET, request, Lifecycle::polled));
  }

  /** Returns what GetOperation would, but for the poll that this is not. */
  public Operation peek(OperationName name) {
    Lifecycle seen = store.operation(name).viewNow();
    if (seen.removed()) {
      throw Errors.operationGone(seen);
    }
    return seen.operation();
  }

  /** Returns an operation with more than clients see of it, also one that they no longer find. */
  public Seen seen(OperationName name) {
    return Seen.of(store.operation(name).viewNow());
  }

  /**
   * WaitOperation: one poll, on arrival. It is answered once the operation is done, or the fake's
   * or the real clock has moved by the timeout, whichever is first. Where polls alone can end the
   * operation it is answered at once, as operations.proto allows. It keeps no thread meanwhile.
   *
   * @param timeout how long to wait at most; over a minute counts as a minute
   * @return where the operation has gone meanwhile, that is the answer's error. Cancelled, it waits
   *     for nothing any more. All waits share the thread that completes it: whoever goes on from
   *     there with more than a few steps does so elsewhere
   */
  public CompletableFuture<Answer<Operation>> await(
      OperationName name, Duration timeout, RpcRequest request) {
    return WaitCall.answer(store, store.operation(name), timeout, request);
  }

  /** Ends all waits that are going on, with what there is to tell: the server stops. */
  public void endWaits() {
    store.waits().end();
  }

  /**
   * ListOperations: those directly below a parent that match, newest first. Nothing here is a poll.
   * Of operations that are large a page has fewer than are asked for.
   *
   * @param parent may have {@code -} for any location (AIP-159): {@code projects/p/locations/-}
   * @throws InvalidArgumentException if the parent spans scopes
   */
  public Page<Operation> list(String parent, OperationFilter filter, PageRequest request) {
    ParentPattern pattern = new ParentPattern(parent);
    World world = store.world();
    Scope scope = world.find(ResourceNames.scope(parent));
    // With the length in front, no other parent and filter make the same text.
    String text = "operations of %d %s%s".formatted(parent.length(), parent, filter.text());
    Work work = new Work();
    return new OperationListing<>(
            world.listed(parent),
            lifecycle -> pattern.matches(lifecycle.origin().name()) ? lifecycle.operation() : null,
            operation -> filter.matches().test(operation, work),
            Weight::of)
        .page(request, tokens(world, scope, text));
  }

  /** A list that is in no one scope is good until the reset of all. */
  private PageTokens tokens(World world, @Nullable Scope scope, String list) {
    return scope == null
        ? new PageTokens(secret, "%d %s".formatted(world.generation(), list))
        : PageTokens.of(secret, scope, list);
  }

  /**
   * CancelOperation: the script's {@link OnCancel} decides what comes of it. The reply is empty.
   */
  public Answer<JsonObject> cancel(OperationName name, RpcRequest request) {
    return empty(store.operation(name).call(Fault.On.CANCEL, request, Lifecycle::cancelRequested));
  }

  /**
   * DeleteOperation: the client has lost interest. It does not cancel the operation. The reply is
   * empty.
   */
  public Answer<JsonObject> delete(OperationName name, RpcRequest request) {
    return empty(store.operation(name).call(Fault.On.DELETE, request, Lifecycle::deleted));
  }

  /** Returns now on the clock of a scope, or with null on the global one; leaves no trace. */
  public Moment now(@Nullable String scope) {
    World world = store.world();
    Scope found = scope == null ? null : world.find(scope);
    return found == null ? world.clock().now() : found.now();
  }

  private static Answer<JsonObject> empty(Answer<Lifecycle> answer) {
    return answer.map(lifecycle -> JsonObject.EMPTY);
  }
}
