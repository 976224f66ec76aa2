package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.dataplex.v1.CloudDataplex.Projects.Locations;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1Lake;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1ListLakesResponse;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningListOperationsResponse;
import io.github.wiremocklro.FakeOperations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The loop over pages that Google's samples for google-api-services-dataplex show: until there is
 * no token. Dataplex leaves it out on the last page, and the list where it is empty: recorded of
 * ListLakes in March 2025 (GoogleCloudPlatform/k8s-config-connector, {@code
 * mockdataplex/testdata/lake/crud/_http.log}).
 */
class DiscoveryPagesTest {
  /** A loop that has not ended by then never does. */
  private static final int TOO_MANY = 10;

  @RegisterExtension
  static final DiscoveryClientExtension DISCOVERY = new DiscoveryClientExtension();

  private final Locations locations = DISCOVERY.client().projects().locations();
  private final FakeOperations fake = DISCOVERY.project();

  @Test
  void loopOverThePagesOfLakesEnds() throws IOException {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      locations
          .lakes()
          .create(fake.parent(), new GoogleCloudDataplexV1Lake())
          .setLakeId(id)
          .execute();
    }

    assertThat(pagesOfLakes()).containsExactly(2, 2, 1);
  }

  @Test
  void loopOverTheLakesOfAnEmptyLocationEnds() throws IOException {
    assertThat(pagesOfLakes()).containsExactly(0);
  }

  @Test
  void loopOverThePagesOfOperationsEnds() throws IOException {
    for (int i = 0; i < 4; i++) {
      fake.start(operation());
    }

    assertThat(pagesOfOperations()).containsExactly(2, 2);
  }

  @Test
  void loopOverTheOperationsOfAnEmptyLocationEnds() throws IOException {
    assertThat(pagesOfOperations()).containsExactly(0);
  }

  @Test
  void aClientThatDoesNotAskForTheTokenGetsNone() throws IOException {
    fake.start(operation());
    fake.start(operation());

    GoogleLongrunningListOperationsResponse page =
        locations
            .operations()
            .list(fake.parent())
            .setPageSize(1)
            .setFields("operations(name,metadata/target)")
            .execute();

    assertThat(page.getNextPageToken()).isNull();
    assertThat(page.getOperations())
        .singleElement()
        .satisfies(
            operation -> {
              assertThat(operation.getName()).contains("/operations/");
              assertThat(operation.getDone()).isNull();
            });
  }

  private List<Integer> pagesOfLakes() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    Locations.Lakes.List request = locations.lakes().list(fake.parent()).setPageSize(2);
    GoogleCloudDataplexV1ListLakesResponse response;
    do {
      response = request.execute();
      sizes.add(response.getLakes() == null ? 0 : response.getLakes().size());
      request.setPageToken(response.getNextPageToken());
    } while (response.getNextPageToken() != null && sizes.size() < TOO_MANY);
    return sizes;
  }

  private List<Integer> pagesOfOperations() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    Locations.Operations.List request = locations.operations().list(fake.parent()).setPageSize(2);
    GoogleLongrunningListOperationsResponse response;
    do {
      response = request.execute();
      sizes.add(response.getOperations() == null ? 0 : response.getOperations().size());
      request.setPageToken(response.getNextPageToken());
    } while (response.getNextPageToken() != null && sizes.size() < TOO_MANY);
    return sizes;
  }
}
