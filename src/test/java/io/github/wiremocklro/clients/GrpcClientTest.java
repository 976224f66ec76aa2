package io.github.wiremocklro.clients;

import static com.google.api.gax.rpc.StatusCode.Code.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.FakeOperations;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The default transport of google-cloud-dataplex 1.86.0 is gRPC, which is not served. Its caller
 * has to notice: WireMock by itself answers in a way that gRPC takes for UNIMPLEMENTED, so a test
 * of "cancel is not supported" would pass.
 */
@Tag("slow")
class GrpcClientTest {
  @RegisterExtension static final RestClientExtension REST = new RestClientExtension();

  private final FakeOperations fake = REST.project();

  @Test
  void cancelOverGrpcFailsAndSaysHowToUseRest() throws IOException {
    try (DataplexServiceClient client = connect()) {
      ApiException error =
          catchThrowableOfType(
              ApiException.class,
              () ->
                  client.getOperationsClient().cancelOperation(fake.parent() + "/operations/op-1"));

      assertThat(error.getStatusCode().getCode()).isEqualTo(INTERNAL);
      assertThat(error).hasMessageContaining("newHttpJsonBuilder()");
    }
  }

  private static DataplexServiceClient connect() throws IOException {
    DataplexServiceSettings.Builder settings = DataplexServiceSettings.newBuilder();
    settings.setEndpoint(URI.create(REST.baseUrl()).getAuthority());
    settings.setCredentialsProvider(NoCredentialsProvider.create());
    settings.setTransportChannelProvider(
        DataplexServiceSettings.defaultGrpcTransportProviderBuilder()
            .setChannelConfigurator(channel -> channel.usePlaintext())
            .build());
    return DataplexServiceClient.create(settings.build());
  }
}
