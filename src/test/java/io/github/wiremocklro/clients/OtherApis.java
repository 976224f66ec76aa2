package io.github.wiremocklro.clients;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.redis.v1.CloudRedisClient;
import com.google.cloud.redis.v1.CloudRedisSettings;
import com.google.cloud.spanner.admin.instance.v1.InstanceAdminClient;
import com.google.cloud.spanner.admin.instance.v1.InstanceAdminSettings;
import java.io.IOException;
import java.time.Duration;

/** Makes Google's clients of Redis and of Spanner's instances. */
final class OtherApis {
  /** The total only keeps a broken test from hanging. */
  private static final OperationTimedPollAlgorithm FEW_MILLISECONDS =
      OperationTimedPollAlgorithm.create(
          RetrySettings.newBuilder()
              .setInitialRetryDelayDuration(Duration.ofMillis(5))
              .setRetryDelayMultiplier(1.5)
              .setMaxRetryDelayDuration(Duration.ofMillis(20))
              .setTotalTimeoutDuration(Duration.ofMinutes(5))
              .build());

  private OtherApis() {}

  static CloudRedisClient redis(Transport transport, String baseUrl) throws IOException {
    CloudRedisSettings.Builder settings =
        transport == Transport.REST
            ? CloudRedisSettings.newHttpJsonBuilder()
            : CloudRedisSettings.newBuilder()
                .setTransportChannelProvider(
                    CloudRedisSettings.defaultGrpcTransportProviderBuilder()
                        .setChannelConfigurator(channel -> channel.usePlaintext())
                        .build());
    settings.setEndpoint(transport.endpoint(baseUrl));
    settings.setCredentialsProvider(NoCredentialsProvider.create());
    settings.createInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    settings.updateInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    settings.failoverInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    settings.deleteInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    return CloudRedisClient.create(settings.build());
  }

  static InstanceAdminClient spannerInstances(Transport transport, String baseUrl)
      throws IOException {
    InstanceAdminSettings.Builder settings =
        transport == Transport.REST
            ? InstanceAdminSettings.newHttpJsonBuilder()
            : InstanceAdminSettings.newBuilder()
                .setTransportChannelProvider(
                    InstanceAdminSettings.defaultGrpcTransportProviderBuilder()
                        .setChannelConfigurator(channel -> channel.usePlaintext())
                        .build());
    settings.setEndpoint(transport.endpoint(baseUrl));
    settings.setCredentialsProvider(NoCredentialsProvider.create());
    settings.createInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    settings.updateInstanceOperationSettings().setPollingAlgorithm(FEW_MILLISECONDS);
    return InstanceAdminClient.create(settings.build());
  }
}
