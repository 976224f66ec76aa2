package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The locations of a project (google/cloud/location/locations.proto). */
class LocationsServiceTest {
  private final Store store = Stores.ofDataplex(new FakeTimeSource());
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);
  private final TestOperations operations = new TestOperations(store, ids, resources);
  private final LocationsService locations = new LocationsService(store, ids);

  @Test
  void thoseOfANewProjectAreSomeRegions() {
    assertThat(ids("projects/new"))
        .containsExactly("asia-east1", "europe-west1", "us-central1", "us-east1", "us-west1");
  }

  /** The operations of the creates are in {@code l}. */
  @Test
  void thoseWhereSomethingIsAreListedOnceAndOthersNot() {
    operations.start(Lakes.atOnce(Lakes.create("projects/p/locations/b-1/lakes/a")));
    operations.start(Lakes.atOnce(Lakes.create("projects/p/locations/b-1/lakes/b")));
    operations.start(Lakes.atOnce(Lakes.create("projects/p/locations/b/lakes/a")));
    OperationName deleted = OperationName.parse("projects/p/locations/d/operations/o");
    operations.start(operation().name(deleted));
    operations.start(operation().name(OperationName.parse("projects/p/locations/c/operations/o")));
    operations.start(operation().name(OperationName.parse("projects/q/locations/e/operations/o")));
    operations.delete(deleted);

    assertThat(ids("projects/p"))
        .containsExactly(
            "asia-east1",
            "b",
            "b-1",
            "c",
            "europe-west1",
            "l",
            "us-central1",
            "us-east1",
            "us-west1");
  }

  @Test
  void withoutAParentTheyAreThoseOfNobody() {
    assertThat(
            locations.list("", ResourceQuery.ALL, PageRequest.FIRST).items().get(0).string("name"))
        .isEqualTo("locations/asia-east1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/p/locations/-", "projects/p/locations/A", "projects/p", ""})
  void whatIsNoNameOfALocationIsRefused(String name) {
    assertThatThrownBy(() -> locations.get(name))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("\"" + name + "\" is not the name of a location");
  }

  private List<String> ids(String parent) {
    return locations.list(parent, ResourceQuery.ALL, PageRequest.FIRST).items().stream()
        .map(LocationsServiceTest::id)
        .toList();
  }

  private static String id(JsonObject location) {
    return String.valueOf(location.string("locationId"));
  }
}
