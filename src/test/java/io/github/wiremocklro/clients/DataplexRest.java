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
  /** The total is long: it is not to end a test, only to keep a broken one from hanging. */
  private static final RetrySettings FEW_MILLISECONDS =
      every(Duration.ofMillis(5))
          .setRetryDelayMultiplier(1.5)
          .setMaxRetryDelayDuration(Duration.ofMillis(20))
          .setTotalTimeoutDuration(Duration.ofMinutes(5))
          .build();

  /** A hundred, as gax 2.76.0 draws the first delay from all that are shorter. */
  private static final RetrySettings DAYS =
      every(Duration.ofDays(100)).setTotalTimeoutDuration(Duration.ofDays(200)).build();

  private DataplexRest() {}

  static DataplexServiceClient connect(String baseUrl) throws IOException {
    return connect(baseUrl, NoCredentialsProvider.create(), FEW_MILLISECONDS);
  }

  static DataplexServiceClient connect(String baseUrl, CredentialsProvider credentials)
      throws IOException {
    return connect(baseUrl, credentials, FEW_MILLISECONDS);
  }

  /** Returns a client whose futures poll after days, so that no poll crosses what a test does. */
  static DataplexServiceClient connectWithoutPolling(String baseUrl) throws IOException {
    return connect(baseUrl, NoCredentialsProvider.create(), DAYS);
  }

  /**
   * @param baseUrl with a scheme and without a slash at the end: with one, gax-httpjson 2.76.0
   *     fails with a NullPointerException
   */
  private static DataplexServiceClient connect(
      String baseUrl, CredentialsProvider credentials, RetrySettings polling) throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newHttpJsonBuilder();
    settings.setEndpoint(baseUrl);
    settings.setCredentialsProvider(credentials);
    poll(settings, polling);
    return DataplexServiceClient.create(settings.build());
  }

  /** Whatever the transport is. */
  static void pollEveryFewMilliseconds(DataplexServiceSettings.Builder settings) {
    poll(settings, FEW_MILLISECONDS);
  }

  private static void poll(DataplexServiceSettings.Builder settings, RetrySettings polling) {
    for (OperationCallSettings.Builder<?, ?, ?> method : longRunning(settings)) {
      method.setPollingAlgorithm(OperationTimedPollAlgorithm.create(polling));
    }
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

  private static RetrySettings.Builder every(Duration delay) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(delay)
        .setMaxRetryDelayDuration(delay);
  }
}
