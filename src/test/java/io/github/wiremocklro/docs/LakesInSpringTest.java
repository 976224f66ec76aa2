package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.OperationState.CANCELLED;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class LakesInSpringTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @DynamicPropertySource
  static void theEndpointIsTheFake(DynamicPropertyRegistry properties) {
    properties.add("dataplex.endpoint", fake::baseUrl);
  }

  @Autowired DataplexServiceClient client;

  @Test
  void theApplicationsClientCancelsAtTheFake() throws Exception {
    fake.next(create(fake.parent() + "/lakes/sales"), operation().doneAfter(never()));

    String name =
        client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").getName();
    client.getHttpJsonOperationsClient().cancelOperation(name);

    assertEquals(CANCELLED, fake.record(name).state());
  }

  /** Stands for your application. */
  @Configuration
  static class Application {
    @Bean
    DataplexServiceClient dataplex(@Value("${dataplex.endpoint}") String endpoint)
        throws IOException {
      return DataplexServiceClient.create(
          DataplexServiceSettings.newHttpJsonBuilder()
              .setEndpoint(endpoint)
              .setCredentialsProvider(NoCredentialsProvider.create())
              .build());
    }
  }
}
