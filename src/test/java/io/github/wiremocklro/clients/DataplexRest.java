package io.github.wiremocklro.clients;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.OperationCallSettings;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes clients of google-cloud-dataplex that speak HTTP/JSON and poll every few milliseconds. */
final class DataplexRest {
  private DataplexRest() {}

  static DataplexServiceClient connect(String baseUrl) throws IOException {
    return connect(baseUrl, NoCredentialsProvider.create());
  }

  /**
   * @param baseUrl with a scheme and without a slash at the end: with one, gax-httpjson 2.76.0
   *     fails with a NullPointerException
   */
  static DataplexServiceClient connect(String baseUrl, CredentialsProvider credentials)
      throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newHttpJsonBuilder();
    settings.setEndpoint(baseUrl);
    settings.setCredentialsProvider(credentials);
    for (OperationCallSettings.Builder<?, ?, ?> method : longRunning(settings)) {
      method.setPollingAlgorithm(OperationTimedPollAlgorithm.create(everyFewMilliseconds()));
    }
    return DataplexServiceClient.create(settings.build());
  }

  /** Each method has its own polling, which begins after up to five seconds by default. */
  private static List<OperationCallSettings.Builder<?, ?, ?>> longRunning(
      DataplexServiceSettings.Builder settings) {
    return List.of(
        settings.createLakeOperationSettings(),
        settings.updateLakeOperationSettings(),
        settings.deleteLakeOperationSettings(),
        settings.createZoneOperationSettings(),
        settings.updateZoneOperationSettings(),
        settings.deleteZoneOperationSettings(),
        settings.createAssetOperationSettings(),
        settings.updateAssetOperationSettings(),
        settings.deleteAssetOperationSettings(),
        settings.createTaskOperationSettings(),
        settings.updateTaskOperationSettings(),
        settings.deleteTaskOperationSettings());
  }

  /** The total is long: it is not to end a test, only to keep a broken one from hanging. */
  private static RetrySettings everyFewMilliseconds() {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(Duration.ofMillis(5))
        .setRetryDelayMultiplier(1.5)
        .setMaxRetryDelayDuration(Duration.ofMillis(20))
        .setTotalTimeoutDuration(Duration.ofSeconds(30))
        .build();
  }
}
