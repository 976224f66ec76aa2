package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelLakeTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theLakeArrivesDespiteTheCancel() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.next(create(lake), operation().doneAfter(never()).onCancel(completes().after(polls(1))));

    try (DataplexServiceClient client = DataplexServiceClient.create(settings())) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
      client.getHttpJsonOperationsClient().cancelOperation(creation.getName());

      assertEquals(lake, creation.get().getName());
    }
  }

  private static DataplexServiceSettings settings() throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newHttpJsonBuilder();
    settings.setEndpoint(fake.baseUrl());
    settings.setCredentialsProvider(NoCredentialsProvider.create());
    settings
        .createLakeOperationSettings()
        .setPollingAlgorithm(
            OperationTimedPollAlgorithm.create(
                RetrySettings.newBuilder()
                    .setInitialRetryDelayDuration(Duration.ofMillis(10))
                    .setMaxRetryDelayDuration(Duration.ofMillis(10))
                    .setTotalTimeoutDuration(Duration.ofMinutes(5))
                    .build()));
    return settings.build();
  }
}
