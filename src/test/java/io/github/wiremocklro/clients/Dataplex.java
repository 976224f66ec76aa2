package io.github.wiremocklro.clients;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.OperationCallSettings;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes clients of google-cloud-dataplex that poll every few milliseconds. */
final class Dataplex {
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

  private Dataplex() {}

  /** Returns a client without TLS, and so without credentials: over gRPC they need it. */
  static DataplexServiceClient connect(Transport transport, String baseUrl) throws IOException {
    return connect(transport, baseUrl, Map.of());
  }

  /** Returns a client whose calls all have these headers. */
  static DataplexServiceClient connect(
      Transport transport, String baseUrl, Map<String, String> headers) throws IOException {
    DataplexServiceSettings.Builder settings = transport.plain();
    settings.setHeaderProvider(FixedHeaderProvider.create(headers));
    return connect(
        settings, transport.endpoint(baseUrl), NoCredentialsProvider.create(), FEW_MILLISECONDS);
  }

  /** Returns a client whose futures poll after days, so that no poll crosses what a test does. */
  static DataplexServiceClient connectWithoutPolling(Transport transport, String baseUrl)
      throws IOException {
    return connect(
        transport.plain(), transport.endpoint(baseUrl), NoCredentialsProvider.create(), DAYS);
  }

  /** Returns a client with TLS. */
  static DataplexServiceClient connectOverTls(
      Transport transport, WireMockLroServer server, CredentialsProvider credentials)
      throws IOException {
    String url = "https://localhost:" + server.wireMock().httpsPort();
    return connect(
        transport.trusting(server), transport.endpoint(url), credentials, FEW_MILLISECONDS);
  }

  private static DataplexServiceClient connect(
      DataplexServiceSettings.Builder settings,
      String endpoint,
      CredentialsProvider credentials,
      RetrySettings polling)
      throws IOException {
    settings.setEndpoint(endpoint);
    settings.setCredentialsProvider(credentials);
    poll(settings, polling);
    return DataplexServiceClient.create(settings.build());
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
