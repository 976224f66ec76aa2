package io.github.wiremocklro.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.junit.WireMockLroExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverHttpsTest {
  @RegisterExtension
  static final WireMockLroExtension fake =
      new WireMockLroExtension(options -> options.dynamicHttpsPort()).requireAuth();

  @Test
  void googlesClientTrustsTheServer() throws Exception {
    var transport =
        new NetHttpTransport.Builder()
            .setSslSocketFactory(fake.sslContext().getSocketFactory())
            .build();
    var settings =
        DataplexServiceSettings.newHttpJsonBuilder()
            .setEndpoint("https://localhost:" + fake.wireMock().httpsPort())
            .setCredentialsProvider(
                FixedCredentialsProvider.create(
                    GoogleCredentials.create(new AccessToken("t1", null))))
            .setTransportChannelProvider(
                DataplexServiceSettings.defaultHttpJsonTransportProviderBuilder()
                    .setHttpTransport(transport)
                    .build());
    try (var client = DataplexServiceClient.create(settings.build())) {
      assertEquals(0, client.listLakes(fake.parent()).getPage().getPageElementCount());
    }
  }
}
