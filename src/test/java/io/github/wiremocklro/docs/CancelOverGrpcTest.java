package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.CancelledException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import io.github.wiremocklro.operation.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelOverGrpcTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theCancelEndsTheOperation() throws Exception {
    fake.next(create(fake.parent() + "/lakes/sales"), operation().doneAfter(never()));

    try (DataplexServiceClient client = DataplexServiceClient.create(settings())) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
      client.getOperationsClient().cancelOperation(creation.getName());

      var failure = assertThrows(ExecutionException.class, creation::get);
      assertInstanceOf(CancelledException.class, failure.getCause());
      assertEquals(
          "gRPC google.longrunning.Operations/CancelOperation as POST /v1/%s:cancel"
              .formatted(creation.getName()),
          cancels(creation.getName()).get(0).request().asked());
    }
  }

  private static List<Event> cancels(String operation) {
    return fake.history(operation).stream()
        .filter(event -> event.type() == Event.Type.CANCEL_REQUESTED)
        .toList();
  }

  private static DataplexServiceSettings settings() throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newBuilder();
    settings.setEndpoint(fake.target()); // such as localhost:8080
    settings.setCredentialsProvider(NoCredentialsProvider.create());
    settings.setTransportChannelProvider(
        DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
            .setChannelConfigurator(channel -> channel.usePlaintext())
            .build());
    return settings.build();
  }
}
