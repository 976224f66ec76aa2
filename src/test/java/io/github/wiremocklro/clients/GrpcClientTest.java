package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.DeadlineExceededException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
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
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
