package io.github.wiremocklro.clients;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Makes clients of google-cloud-dataplex that speak gRPC, their default, without TLS. */
final class DataplexGrpc {
  private DataplexGrpc() {}

  static DataplexServiceClient connect(String baseUrl) throws IOException {
    return connect(baseUrl, NoCredentialsProvider.create(), Map.of());
  }

  /** Returns a client whose calls all have this metadata. */
  static DataplexServiceClient connect(String baseUrl, Map<String, String> metadata)
      throws IOException {
    return connect(baseUrl, NoCredentialsProvider.create(), metadata);
  }

  private static DataplexServiceClient connect(
      String baseUrl, CredentialsProvider credentials, Map<String, String> metadata)
      throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newBuilder();
    settings.setEndpoint(URI.create(baseUrl).getAuthority());
    settings.setCredentialsProvider(credentials);
    settings.setHeaderProvider(FixedHeaderProvider.create(metadata));
    settings.setTransportChannelProvider(
        DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
            .setChannelConfigurator(channel -> channel.usePlaintext())
            .build());
    DataplexRest.pollEveryFewMilliseconds(settings);
    return DataplexServiceClient.create(settings.build());
  }
}
