package io.github.wiremocklro.docs;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import java.io.IOException;
import java.time.Duration;

/** Makes clients that poll every few milliseconds: left to themselves, they begin after seconds. */
final class FastClient {
  /** Long: it is not to end a test, only to keep a broken one from hanging. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private FastClient() {}

  static DataplexServiceClient connect(String url) throws IOException {
    return connect(url, PATIENCE);
  }

  static DataplexServiceClient connect(String url, Duration patience) throws IOException {
    return connect(url, NoCredentialsProvider.create(), patience);
  }

  static DataplexServiceClient connect(String url, Credentials credentials) throws IOException {
    return connect(url, FixedCredentialsProvider.create(credentials), PATIENCE);
  }

  private static DataplexServiceClient connect(
      String url, CredentialsProvider credentials, Duration patience) throws IOException {
    var settings = DataplexServiceSettings.newHttpJsonBuilder();
    settings.setEndpoint(url).setCredentialsProvider(credentials);
    return connect(settings, patience);
  }

  /** In plaintext, as Google's client has to be told. */
  static DataplexServiceClient overGrpc(String target) throws IOException {
    var settings = DataplexServiceSettings.newBuilder();
    settings.setEndpoint(target).setCredentialsProvider(NoCredentialsProvider.create());
    settings.setTransportChannelProvider(
        DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
            .setChannelConfigurator(channel -> channel.usePlaintext())
            .build());
    return connect(settings, PATIENCE);
  }

  private static DataplexServiceClient connect(
      DataplexServiceSettings.Builder settings, Duration patience) throws IOException {
    settings
        .createLakeOperationSettings()
        .setPollingAlgorithm(
            OperationTimedPollAlgorithm.create(
                RetrySettings.newBuilder()
                    .setInitialRetryDelayDuration(Duration.ofMillis(10))
                    .setMaxRetryDelayDuration(Duration.ofMillis(10))
                    .setTotalTimeoutDuration(patience)
                    .build()));
    return DataplexServiceClient.create(settings.build());
  }
}
