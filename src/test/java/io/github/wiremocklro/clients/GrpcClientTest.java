package io.github.wiremocklro.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.longrunning.OperationsClient;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Duration;
import io.github.wiremocklro.FakeOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What google-cloud-dataplex 1.86.0 can do over its default transport, gRPC, alone. */
class GrpcClientTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final DataplexServiceClient client = FAKE.client(Transport.GRPC);
  private final OperationsClient operations = client.getOperationsClient();
  private final FakeOperations fake = FAKE.project();

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
