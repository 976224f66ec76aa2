package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.longrunning.OperationsClient;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.FakeOperations;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What google-cloud-dataplex 1.86.0 sees over its default transport, gRPC. */
class GrpcClientTest {
  @RegisterExtension static final GrpcClientExtension GRPC = new GrpcClientExtension();

  private final DataplexServiceClient client = GRPC.client();
  private final OperationsClient operations = client.getOperationsClient();
  private final FakeOperations fake = GRPC.project();
  private final String lake = fake.parent() + "/lakes/sales";

  @Test
  void createdLakeCanBeReadListedChangedAndDeleted() throws Exception {
    OperationFuture<Lake, OperationMetadata> created =
        client.createLakeAsync(
            fake.parent(), Lake.newBuilder().setDisplayName("Sales").build(), "sales");

    assertThat(created.get().getState()).isEqualTo(State.ACTIVE);
    OperationMetadata metadata = created.getMetadata().get();
    assertThat(metadata.getVerb()).isEqualTo("create");
    assertThat(metadata.getTarget()).isEqualTo(lake);
    assertThat(client.getLake(lake)).isEqualTo(created.get());
    assertThat(client.listLakes(fake.parent()).iterateAll()).containsExactly(created.get());

    Lake change = Lake.newBuilder().setName(lake).setDisplayName("New").setDescription("x").build();
    FieldMask mask = FieldMask.newBuilder().addPaths("display_name").build();
    Lake changed = client.updateLakeAsync(change, mask).get();
    assertThat(changed.getDisplayName()).isEqualTo("New");
    assertThat(changed.getDescription()).isEmpty();

    assertThat(client.deleteLakeAsync(lake).get()).isEqualTo(Empty.getDefaultInstance());
    assertThatThrownBy(() -> client.getLake(lake)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void cancelledOperationEndsTheFutureWithCancelled() throws Exception {
    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "never-ends-1");

    operations.cancelOperation(future.getName());

    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isExactlyInstanceOf(CancelledException.class)
        .hasMessageContaining("The operation was cancelled.");
    Operation cancelled = operations.getOperation(future.getName());
    assertThat(cancelled.getError().getCode()).isEqualTo(CANCELLED_VALUE);
    assertThat(future.getMetadata().get().getRequestedCancellation()).isTrue();
  }

  @Test
  void errorHasTheDetailsThatItHasOverHttp() {
    NotFoundException error =
        catchThrowableOfType(NotFoundException.class, () -> client.getLake(lake));

    assertThat(error).hasMessageContaining("Resource '" + lake + "' was not found");
    assertThat(error.getErrorDetails().getResourceInfo().getResourceName()).isEqualTo(lake);
  }

  @Test
  void errorsThatShareAStatusOfHttpAreToldApart() throws Exception {
    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get();

    assertThatThrownBy(
            () -> client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get())
        .cause()
        .isInstanceOf(AlreadyExistsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "never-ends-1, CANCELLED",
    "cancel-fails-1, INTERNAL",
    "cancel-unimplemented-1, UNIMPLEMENTED",
    "cancel-refused-1, FAILED_PRECONDITION"
  })
  void idOfALakeDecidesItsFate(String id, StatusCode.Code code) throws Exception {
    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), id);
    String name = future.getName();

    ApiException error =
        catchThrowableOfType(
            ApiException.class,
            () -> {
              operations.cancelOperation(name);
              try {
                future.get();
              } catch (ExecutionException e) {
                throw e.getCause();
              }
            });

    assertThat(error.getStatusCode().getCode()).isEqualTo(code);
  }

  @Test
  void armedScriptAndTheClockGovernTheOperation() throws Exception {
    fake.freezeClock();
    fake.next(create(lake), operation().doneAfter(time(ofHours(1))));
    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
    assertThat(operations.getOperation(future.getName()).getDone()).isFalse();
    assertThat(client.getLake(lake).getState()).isEqualTo(State.CREATING);

    fake.advanceClock(ofHours(1));

    assertThat(future.get().getName()).isEqualTo(lake);
  }

  @Test
  void scriptInTheMetadataOfACallIsForThatCall() throws Exception {
    try (DataplexServiceClient scripted =
        DataplexGrpc.connect(
            GRPC.baseUrl(),
            Map.of(
                "x-lro-script",
                "{\"operation\": {\"error\": {\"code\": 8}}, \"doneAfter\": {\"polls\": 0}}"))) {
      assertThatThrownBy(
              () ->
                  scripted.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get())
          .cause()
          .isInstanceOf(ResourceExhaustedException.class);
    }
  }

  @Test
  void whatOneTransportDoesTheOtherSees() throws Exception {
    try (DataplexServiceClient overHttp = DataplexRest.connect(GRPC.baseUrl())) {
      String started = start("never-ends-1", overHttp);
      operations.cancelOperation(started);
      assertThat(overHttp.getHttpJsonOperationsClient().getOperation(started).getError().getCode())
          .isEqualTo(CANCELLED_VALUE);

      String another = start("never-ends-2", client);
      overHttp.getHttpJsonOperationsClient().cancelOperation(another);
      assertThat(operations.getOperation(another).getError().getCode()).isEqualTo(CANCELLED_VALUE);
    }
  }

  @Test
  void pagerVisitsAllOperationsNewestFirst() {
    String first = start("never-ends-1", client);
    String second = start("never-ends-2", client);
    String third = start("never-ends-3", client);
    ListOperationsRequest request =
        ListOperationsRequest.newBuilder().setName(fake.parent()).setPageSize(2).build();

    assertThat(operations.listOperations(request).iterateAll())
        .extracting(Operation::getName)
        .containsExactly(third, second, first);
  }

  @Test
  void deletedOperationIsNotFound() {
    String name = start("never-ends-1", client);

    operations.deleteOperation(name);

    assertThatThrownBy(() -> operations.getOperation(name)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void waitIsAnsweredWhenItsTimeIsUpOrTheOperationIsDone() {
    String name = start("never-ends-1", client);
    WaitOperationRequest request =
        WaitOperationRequest.newBuilder()
            .setName(name)
            .setTimeout(Duration.newBuilder().setNanos(1_000_000))
            .build();
    assertThat(operations.waitOperation(request).getDone()).isFalse();

    fake.complete(name);

    assertThat(operations.waitOperation(request).getDone()).isTrue();
  }

  private String start(String lakeId, DataplexServiceClient caller) {
    CreateLakeRequest request =
        CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(lakeId).build();
    return caller.createLakeCallable().call(request).getName();
  }
}
