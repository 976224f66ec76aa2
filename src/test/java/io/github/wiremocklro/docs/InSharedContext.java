package io.github.wiremocklro.docs;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DataplexServiceSettings;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Extended by each test that is to share the context, and with it the fake. */
@SpringBootTest(classes = InSharedContext.Application.class)
abstract class InSharedContext {
  @RegisterExtension
  static final WireMockLroExtension fake =
      new WireMockLroExtension().scope("projects/my-app").forAllClasses();

  @Autowired DataplexServiceClient client;

  @DynamicPropertySource
  static void theEndpointIsTheFake(DynamicPropertyRegistry properties) {
    properties.add("dataplex.endpoint", fake::baseUrl);
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
