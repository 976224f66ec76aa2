package io.github.wiremocklro.docs;

import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataplex.v1.CloudDataplex;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiscoveryLoopTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theLoopOfTheApplicationSeesTheEnd() throws Exception {
    var locations =
        new CloudDataplex.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), null)
            .setRootUrl(fake.baseUrl() + "/")
            .setApplicationName("test")
            .build()
            .projects()
            .locations();
    var operation =
        locations
            .lakes()
            .create(fake.parent(), new GoogleCloudDataplexV1Lake())
            .setLakeId("sales")
            .execute();

    while (!Boolean.TRUE.equals(operation.getDone())) {
      operation = locations.operations().get(operation.getName()).execute();
    }

    assertEquals("ACTIVE", operation.getResponse().get("state"));
    fake.verify(operation(fake.parent() + "/lakes/sales").polled(atLeast(2)).notPolledAfterDone());
  }
}
