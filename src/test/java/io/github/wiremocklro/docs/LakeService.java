package io.github.wiremocklro.docs;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.LocationName;
import com.google.cloud.dataplex.v1.OperationMetadata;
import java.util.concurrent.ExecutionException;

/** An application that creates lakes, and changes its mind. */
final class LakeService implements AutoCloseable {
  private final DataplexServiceClient client;

  LakeService(DataplexServiceClient client) {
    this.client = client;
  }

  /** Creates a lake, cancels that, and says what came of it. */
  String createAndCancel(String parent, String id) throws Exception {
    OperationFuture<Lake, OperationMetadata> creation =
        client.createLakeAsync(LocationName.parse(parent), Lake.getDefaultInstance(), id);
    client.getOperationsClient().cancelOperation(creation.getName());
    try {
      return "there all the same: " + creation.get().getName();
    } catch (ExecutionException e) {
      return e.getCause() instanceof ApiException failure
              && failure.getStatusCode().getCode() == StatusCode.Code.CANCELLED
          ? "cancelled"
          : "failed";
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
