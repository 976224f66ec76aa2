package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.httpjson.longrunning.OperationsClient;
import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.InternalException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.longrunning.Operation;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What google-cloud-dataplex 1.86.0 (gax-httpjson 2.76.0) sees of a cancel. It decides by the HTTP
 * status alone, so all errors with the same one are the same exception to it.
 */
class RestClientCancelTest {
  @RegisterExtension static final RestClientExtension REST = new RestClientExtension();

  private final DataplexServiceClient client = REST.client();
  private final OperationsClient operations = REST.operations();
  private final FakeOperations fake = REST.project();

  @Test
  void cancelledOperationEndsTheFutureAndLeavesNoLake() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("never-ends-1");
    String name = future.getName();

    operations.cancelOperation(name);

    // A reply that gax-httpjson 2.76.0 cannot parse is a CancelledException too, but one with a
    // cause and another message.
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(CancelledException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name \"%s\" failed with status".formatted(name))
        .hasMessageContaining("CANCELLED");
    assertThat(future.getMetadata().get().getRequestedCancellation()).isTrue();
    assertThat(future.getMetadata().get().hasEndTime()).isTrue();
    assertThatNoLake("never-ends-1");
  }

  @Test
  void cancelledOperationCanStillBeRead() throws Exception {
    String name = startLake("never-ends-1").getName();

    operations.cancelOperation(name);

    Operation cancelled = operations.getOperation(name);
    assertThat(cancelled.getDone()).isTrue();
    assertThat(cancelled.getError().getCode()).isEqualTo(CANCELLED_VALUE);
    assertThat(cancelled.getError().getMessage()).isEqualTo("The operation was cancelled.");
    assertThat(cancelled.hasResponse()).isFalse();
  }

  @Test
  void operationCompletesDespiteTheCancel() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("completes-despite-cancel-1");

    operations.cancelOperation(future.getName());

    Lake lake = future.get();
    assertThat(lake.getName()).isEqualTo(lakeName("completes-despite-cancel-1"));
    assertThat(client.getLake(lake.getName()).getState()).isEqualTo(State.ACTIVE);
    assertThat(future.getMetadata().get().getRequestedCancellation()).isTrue();
  }

  @Test
  void cancelThatTheServiceDoesNotSupportLeavesTheOperationRunning() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-unimplemented-1");
    String name = future.getName();

    assertThatThrownBy(() -> operations.cancelOperation(name))
        .isInstanceOf(UnimplementedException.class)
        .rootCause()
        // The text of the reply is in the cause only.
        .hasMessageContaining("This operation does not support CancelOperation.");

    assertThatItRunsOnUncancelled(future);
    fake.complete(name);
    assertThat(future.get().getName()).isEqualTo(lakeName("cancel-unimplemented-1"));
  }

  @Test
  void refusedCancelLeavesTheOperationRunning() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-refused-1");
    String name = future.getName();

    // FAILED_PRECONDITION is HTTP 400.
    assertThatThrownBy(() -> operations.cancelOperation(name))
        .isInstanceOf(InvalidArgumentException.class);

    assertThatItRunsOnUncancelled(future);
    fake.complete(name);
    assertThat(future.get().getName()).isEqualTo(lakeName("cancel-refused-1"));
  }

  @Test
  void cancelThatGoesWrongEndsTheFutureWithInternal() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-fails-1");

    operations.cancelOperation(future.getName());

    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(InternalException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name ");
    assertThat(future.getMetadata().get().getRequestedCancellation()).isTrue();
    assertThatNoLake("cancel-fails-1");
  }

  @Test
  void cancelThatGoesWrongMayHaveAnErrorOfItsOwn() throws Exception {
    fake.next(
        create(lakeName("sales")),
        operation()
            .doneAfter(never())
            .onCancel(fails().error(Status.of(Code.UNIMPLEMENTED, "no way back"))));
    OperationFuture<Lake, OperationMetadata> future = createLake("sales");

    operations.cancelOperation(future.getName());

    assertThatThrownBy(future::get)
        .cause()
        .isInstanceOf(UnimplementedException.class)
        .hasNoCause()
        .hasMessageContaining("no way back");
  }

  @Test
  void lateCancelShowsAtTheSecondPollAfterIt() throws Exception {
    String name = startLake("cancel-late-1").getName();

    operations.cancelOperation(name);

    Operation cancelling = operations.getOperation(name);
    assertThat(cancelling.getDone()).isFalse();
    assertThat(metadata(cancelling).getRequestedCancellation()).isTrue();
    Operation cancelled = operations.getOperation(name);
    assertThat(cancelled.getDone()).isTrue();
    assertThat(cancelled.getError().getCode()).isEqualTo(CANCELLED_VALUE);
  }

  @Test
  void lateCancelEndsTheFuture() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-late-1");

    operations.cancelOperation(future.getName());

    assertThatThrownBy(future::get)
        .cause()
        .isInstanceOf(CancelledException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name ");
  }

  @Test
  void stuckCancelIsAcceptedAndTheOperationRunsOn() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-stuck-1");
    String name = future.getName();

    operations.cancelOperation(name);

    Operation stuck = operations.getOperation(name);
    assertThat(stuck.getDone()).isFalse();
    assertThat(metadata(stuck).getRequestedCancellation()).isTrue();
    assertThat(future.isDone()).isFalse();
    assertThat(client.getLake(lakeName("cancel-stuck-1")).getState()).isEqualTo(State.CREATING);
  }

  @Test
  void secondCancelIsAcceptedAndChangesNothing() throws Exception {
    String name = startLake("cancel-late-1").getName();
    operations.cancelOperation(name);
    operations.getOperation(name);

    operations.cancelOperation(name);

    assertThat(operations.getOperation(name).getDone()).isTrue();
  }

  @Test
  void cancelOfADoneOperationIsAcceptedAndChangesNothing() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("sales");
    future.get();

    operations.cancelOperation(future.getName());

    Operation done = operations.getOperation(future.getName());
    assertThat(done.getResponse().unpack(Lake.class).getName()).isEqualTo(lakeName("sales"));
    assertThat(metadata(done).getRequestedCancellation()).isFalse();
  }

  @Test
  void cancelOfADoneOperationMayBeRefused() throws Exception {
    fake.next(
        create(lakeName("sales")),
        operation().onCancel(cancelled().ifDone(Status.of(Code.FAILED_PRECONDITION, "too late"))));
    OperationFuture<Lake, OperationMetadata> future = createLake("sales");
    future.get();

    assertThatThrownBy(() -> operations.cancelOperation(future.getName()))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  @Timeout(30)
  void cancelOfTheFutureSendsNothing() throws Exception {
    try (DataplexServiceClient patient = DataplexRest.connectWithoutPolling(REST.baseUrl())) {
      OperationFuture<Lake, OperationMetadata> future =
          patient.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "never-ends-1");
      String name = future.getName();

      // While gax 2.76.0 handles a reply, here that of the start, this has no effect, and says so.
      while (!future.cancel(true)) {
        Thread.onSpinWait();
      }

      assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
      assertThat(operations.getOperation(name).getDone()).isFalse();
      assertThat(fake.history(name))
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.POLLED);
    }
  }

  @Test
  void historyTellsThatTheClientCancelled() throws Exception {
    String name = startLake("never-ends-1").getName();
    operations.getOperation(name);

    operations.cancelOperation(name);

    assertThat(fake.history(name))
        .extracting(Event::type)
        .containsExactly(
            Event.Type.STARTED, Event.Type.POLLED, Event.Type.CANCEL_REQUESTED, Event.Type.DONE);
    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLED);
  }

  private OperationFuture<Lake, OperationMetadata> createLake(String id) {
    return client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), id);
  }

  /** Starts without a future, whose polls would count. */
  private Operation startLake(String id) {
    return client
        .createLakeCallable()
        .call(CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(id).build());
  }

  private void assertThatItRunsOnUncancelled(OperationFuture<Lake, OperationMetadata> future)
      throws Exception {
    Operation running = operations.getOperation(future.getName());
    assertThat(running.getDone()).isFalse();
    assertThat(metadata(running).getRequestedCancellation()).isFalse();
    assertThat(future.isDone()).isFalse();
  }

  private void assertThatNoLake(String id) {
    assertThatThrownBy(() -> client.getLake(lakeName(id))).isInstanceOf(NotFoundException.class);
  }

  private static OperationMetadata metadata(Operation operation)
      throws InvalidProtocolBufferException {
    return operation.getMetadata().unpack(OperationMetadata.class);
  }

  private String lakeName(String id) {
    return fake.parent() + "/lakes/" + id;
  }
}
