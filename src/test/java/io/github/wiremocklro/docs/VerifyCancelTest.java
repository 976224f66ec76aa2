package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.atLeast;
import static io.github.wiremocklro.verification.Times.once;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.junit.WireMockLroExtension;
import io.github.wiremocklro.operation.OnCancel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerifyCancelTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theApplicationCancelsOnceAndPollsUntilItKnowsTheEnd() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.next(
        create(lake),
        operation().doneAfter(never()).onCancel(OnCancel.cancelled().after(polls(2))));

    createAndCancel("sales");

    fake.verify(operation(lake).cancelRequested(once()).polled(atLeast(2)).notPolledAfterDone());
    fake.verify(operation(lake).cancelled().within(2, SECONDS));
  }

  /** What the application under test does. */
  private static void createAndCancel(String lakeId) throws IOException {
    try (var client = DataplexServiceClient.create(settings())) {
      var request =
          CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(lakeId).build();
      String operation = client.createLakeCallable().call(request).getName();
      var operations = client.getHttpJsonOperationsClient();
      operations.cancelOperation(operation);
      boolean done = false;
      while (!done) {
        done = operations.getOperation(operation).getDone();
      }
    }
  }

  private static DataplexServiceSettings settings() throws IOException {
    return DataplexServiceSettings.newHttpJsonBuilder()
        .setEndpoint(fake.baseUrl())
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }
}
