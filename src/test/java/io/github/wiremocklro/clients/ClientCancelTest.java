package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.longrunning.Operation;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What google-cloud-dataplex 1.86.0 (gax 2.76.0) sees of a cancel, beside what the table of {@link
 * FatesTest} says.
 */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientCancelTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientCancelTest(Transport transport) {
    this.transport = transport;
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
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
  void textOfARefusalIsInTheCause() {
    String name = startLake("cancel-unimplemented-1").getName();

    assertThatThrownBy(() -> operations.cancelOperation(name))
        .isInstanceOf(UnimplementedException.class)
        .rootCause()
        .hasMessageContaining("This operation does not support CancelOperation.");
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

    ApiException refusal =
        catchThrowableOfType(
            ApiException.class, () -> operations.cancelOperation(future.getName()));
    assertThat(refusal.getStatusCode().getCode())
        .isEqualTo(transport.shown(Code.FAILED_PRECONDITION));
  }

  @Test
  @Timeout(30)
  void cancelOfTheFutureSendsNothing() throws Exception {
    try (DataplexServiceClient patient =
        Dataplex.connectWithoutPolling(transport, FAKE.baseUrl())) {
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

  private static OperationMetadata metadata(Operation operation)
      throws InvalidProtocolBufferException {
    return operation.getMetadata().unpack(OperationMetadata.class);
  }

  private String lakeName(String id) {
    return fake.parent() + "/lakes/" + id;
  }
}
