package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods of clients and the controls in one, as tests use them together; with the calls of a
 * client of which nothing is known but the method, and which are to go well.
 */
public final class TestOperations {
  private final OperationsService calls;
  private final OperationControls controls;
  private final ClockControls clocks;

  /** Creates the operations on a store. */
  public TestOperations(Store store, IdGenerator ids, Effects effects) {
    this.calls = new OperationsService(store, ids, effects);
    this.controls = new OperationControls(store, ids, effects);
    this.clocks = new ClockControls(store);
  }

  /** Returns what clients call. */
  public OperationsService calls() {
    return calls;
  }

  /** Returns what a test governs. */
  public OperationControls controls() {
    return controls;
  }

  /** Starts an operation that no client asks for. */
  public Operation start(OperationScript script) {
    return controls.start(script).operation();
  }

  /** A client's call that starts an operation. */
  public Answer<Operation> start(
      OperationScript script, OperationScript override, RpcRequest request) {
    return calls.start(script, override, request);
  }

  /** GetOperation, which is to go well. */
  public Operation get(OperationName name) {
    return Answers.reply(get(name, RpcRequest.of("GetOperation")));
  }

  /** GetOperation. */
  public Answer<Operation> get(OperationName name, RpcRequest request) {
    return calls.get(name, request);
  }

  /** GetOperation, but for the poll. */
  public Operation peek(OperationName name) {
    return calls.peek(name);
  }

  /** WaitOperation. */
  public Answer<Operation> await(OperationName name, Duration timeout, RpcRequest request) {
    return calls.await(name, timeout, request).join();
  }

  /** The server stops. */
  public void endWaits() {
    calls.endWaits();
  }

  /** ListOperations without a filter. */
  public Page<Operation> list(String parent, PageRequest request) {
    return calls.list(parent, OperationFilter.ALL, request);
  }

  /** ListOperations. */
  public Page<Operation> list(String parent, OperationFilter filter, PageRequest request) {
    return calls.list(parent, filter, request);
  }

  /** CancelOperation, which is to go well. */
  public void cancel(OperationName name) {
    Answers.reply(cancel(name, RpcRequest.of("CancelOperation")));
  }

  /** CancelOperation. */
  public Answer<JsonObject> cancel(OperationName name, RpcRequest request) {
    return calls.cancel(name, request);
  }

  /** DeleteOperation, which is to go well. */
  public void delete(OperationName name) {
    Answers.reply(delete(name, RpcRequest.of("DeleteOperation")));
  }

  /** DeleteOperation. */
  public Answer<JsonObject> delete(OperationName name, RpcRequest request) {
    return calls.delete(name, request);
  }

  /** See {@link OperationControls}. */
  public Operation complete(OperationName name, @Nullable JsonObject response) {
    return complete(name, response, null);
  }

  /** See {@link OperationControls}. */
  public Operation complete(
      OperationName name, @Nullable JsonObject response, @Nullable JsonObject metadata) {
    return controls.complete(name, response, metadata);
  }

  /** See {@link OperationControls}. */
  public Operation fail(OperationName name, @Nullable Status error) {
    return fail(name, error, null);
  }

  /** See {@link OperationControls}. */
  public Operation fail(OperationName name, @Nullable Status error, @Nullable JsonObject metadata) {
    return controls.fail(name, error, metadata);
  }

  /** See {@link OperationControls}. */
  public Operation cancelFromOutside(OperationName name) {
    return cancelFromOutside(name, null);
  }

  /** See {@link OperationControls}. */
  public Operation cancelFromOutside(OperationName name, @Nullable JsonObject metadata) {
    return controls.cancelFromOutside(name, metadata);
  }

  /** See {@link OperationControls}. */
  public void forget(OperationName name) {
    controls.forget(name);
  }

  /** See {@link OperationControls}. */
  public OperationRecord record(OperationName name) {
    return controls.record(name);
  }

  /** See {@link OperationControls}. */
  public Page<OperationRecord> records(@Nullable String scope, PageRequest request) {
    return controls.records(scope, request);
  }

  /** See {@link OperationControls}. */
  public Stream<OperationRecord> everyRecord(@Nullable String scope) {
    return controls.everyRecord(scope);
  }

  /** See {@link OperationControls}. */
  public @Nullable OperationRecord watch(
      Supplier<OperationName> name, Predicate<OperationRecord> enough, Duration atMost) {
    return controls.watch(name, enough, atMost);
  }

  /** See {@link OperationControls}. */
  public OperationName latestOn(String target) {
    return controls.named(NameOrTarget.target(target), null);
  }

  /** See {@link OperationControls}. */
  public void arm(ArmedScript armed) {
    controls.arm(armed);
  }

  /** See {@link OperationControls}. */
  public void keepBeside(@Nullable String scope, Consumer<LongConsumer> keeper) {
    controls.keepBeside(scope, keeper);
  }

  /** See {@link OperationControls}. */
  public void reset(@Nullable String scope) {
    controls.reset(scope);
  }

  /** Returns now on a clock. */
  public Moment now(@Nullable String scope) {
    return calls.now(scope);
  }

  /** Returns what a clock shows. */
  public ClockReading clock(@Nullable String scope) {
    return clocks.read(scope);
  }

  /** Stops a clock. */
  public ClockReading freezeClock(@Nullable String scope) {
    return clocks.freeze(scope);
  }

  /** Moves a clock forward. */
  public ClockReading advanceClock(@Nullable String scope, Duration by) {
    return clocks.advance(scope, by);
  }

  /** Lets a clock run on. */
  public ClockReading resumeClock(@Nullable String scope) {
    return clocks.resume(scope);
  }
}
