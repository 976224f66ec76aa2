package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

@SpringBootTest
@Import(SharedContextTest.Fake.class)
class SharedContextTest {
  @Autowired WireMockLroServer server;

  @Value("${dataplex.endpoint}")
  String endpoint;

  @Test
  void theFakeRunsAsLongAsTheContext() {
    FakeOperations fake = server.in("projects/shared-context-test");
    fake.freezeClock();
    String name = fake.start(operation().doneAfter(time(Duration.ofHours(1)))).name().toString();

    fake.advanceClock(Duration.ofHours(1));

    assertTrue(fake.record(name).operation().done());
    assertEquals(server.baseUrl(), endpoint);
  }

  /** Imported by each test that is to share the context, and with it the fake. */
  @TestConfiguration
  static class Fake {
    @Bean
    WireMockLroServer fake() {
      return new WireMockLroServer().start();
    }

    @Bean
    DynamicPropertyRegistrar endpoint(WireMockLroServer fake) {
      return properties -> properties.add("dataplex.endpoint", fake::baseUrl);
    }
  }

  /** Stands for your application. */
  @Configuration
  static class Application {}
}
