package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page of resources takes to be written is bounded, however large they are. */
class LargeResourcesTest {
  private static final String COLLECTION = PARENT + "/lakes";

  private final Lakes lakes = new Lakes();

  @Test
  void areListedOneAtATimeAndAllOfThem() {
    JsonObject large = JsonObject.of("description", "x".repeat(3_000_000));
    List<String> names = List.of(COLLECTION + "/a", COLLECTION + "/b", COLLECTION + "/c");
    for (String name : names) {
      ResourceChange create = ResourceChange.create(name, Lakes.TYPE, large);
      lakes.operations.start(Lakes.atOnce(Lakes.create(name).resource(create)));
    }

    assertThat(lakes.resources.list(COLLECTION, PageRequest.FIRST).items()).hasSize(1);
    assertThat(Page.all(token -> lakes.resources.list(COLLECTION, new PageRequest(0, token))))
        .extracting(lake -> lake.string("name"))
        .isEqualTo(names);
  }
}
