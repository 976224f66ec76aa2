package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.OperationScript.operation;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A fake with operations and resources, and the scripts that the tests of this package need. */
final class Lakes {
  static final String TYPE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";
  static final String PARENT = "projects/p/locations/l";
  static final String LAKE = PARENT + "/lakes/a";
  static final JsonObject BODY =
      JsonObject.of("displayName", "A", "labels", JsonObject.of("team", "t1", "cost_center", "c1"));

  /** The fields that the fake sets. */
  private static final List<String> SET =
      List.of(
          "name",
          "uid",
          "createTime",
          "updateTime",
          "state",
          "serviceAccount",
          "assetStatus",
          "metastore",
          "metastoreStatus");

  final FakeTimeSource time = new FakeTimeSource();
  private final Store store = Stores.ofDataplex(time);
  private final IdGenerator ids = new IdGenerator(new Random(1));
  final ResourcesService resources = new ResourcesService(store, ids);
  final TestOperations operations = new TestOperations(store, ids, resources);

  static OperationScript create() {
    return create(LAKE);
  }

  static OperationScript create(String name) {
    return running(ResourceChange.create(name, TYPE, BODY));
  }

  static OperationScript update(JsonObject body, @Nullable String mask) {
    return running(ResourceChange.update(LAKE, body, mask));
  }

  static OperationScript delete() {
    return running(ResourceChange.delete(LAKE));
  }

  /** Returns the same script, done in the reply to the start. */
  static OperationScript atOnce(OperationScript script) {
    return script.doneAfter(After.polls(0));
  }

  /** Returns the resource as a reader sees it, with the fields that the fake sets left out. */
  JsonObject written() {
    JsonObject lake = resources.get(LAKE);
    for (String field : SET) {
      lake = lake.without(field);
    }
    return lake;
  }

  List<@Nullable String> listed(String collection) {
    return resources.list(collection, PageRequest.FIRST).items().stream()
        .map(resource -> resource.string("name"))
        .toList();
  }

  @Nullable String state() {
    return resources.get(LAKE).string("state");
  }

  private static OperationScript running(ResourceChange change) {
    return operation().parent(PARENT).resource(change).doneAfter(After.never());
  }
}
