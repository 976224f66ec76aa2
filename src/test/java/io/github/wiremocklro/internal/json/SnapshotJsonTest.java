package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.PoliciesService;
import io.github.wiremocklro.internal.engine.RequestId;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.Snapshot;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.Stores;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the random commands of SavedStateTest do not come to: jobs, request ids, who waits. */
class SnapshotJsonTest {
  private static final String SCOPE = "projects/p";
  private static final String PARENT = SCOPE + "/locations/l";
  private static final String LAKE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";
  private static final String TASK = PARENT + "/lakes/a/tasks/t";
  private static final OperationName NAME = OperationName.parse(PARENT + "/operations/op-1");

  private final Fake saving = new Fake();
  private final Fake loading = new Fake();

  /** A store with all its services. */
  private static final class Fake {
    private final Store store = Stores.ofDataplex(new FakeTimeSource());
    private final IdGenerator ids = new IdGenerator(new Random(1));
    private final ResourcesService resources = new ResourcesService(store, ids);
    private final TestOperations operations = new TestOperations(store, ids, resources);
    private final StateControls state = new StateControls(store, resources);
    private final PoliciesService policies = new PoliciesService(store, resources, name -> false);

    String saved() {
      return Json.text(SnapshotJson.of(state.save(null)));
    }

    void load(String saved) {
      state.load(new SnapshotReader().read(Json.parseReply(saved, "$"), null));
    }
  }

  private static ResourceChange create(String name, String type) {
    return ResourceChange.create(name, type, JsonObject.EMPTY);
  }

  @Test
  void aJobThatRunsGoesOnFromItsReads() {
    String job = TASK + "/jobs/j";
    saving.resources.given(
        List.of(
            create(PARENT + "/lakes/a", LAKE),
            create(TASK, "type.googleapis.com/google.cloud.dataplex.v1.Task")));
    saving.resources.run(
        create(job, "type.googleapis.com/google.cloud.dataplex.v1.Job"), operation());
    JsonObject first = saving.resources.get(job);

    loading.load(saving.saved());

    assertThat(first.string("state")).isEqualTo("RUNNING");
    assertThat(loading.saved()).isEqualTo(saving.saved());
    assertThat(loading.resources.get(job)).isEqualTo(saving.resources.get(job));
    assertThat(loading.resources.get(job).string("state")).isEqualTo("SUCCEEDED");
  }

  @Test
  void aRequestThatIsRepeatedAfterALoadHasNoFurtherEffect() {
    RequestId id = new RequestId("CreateLake", PARENT, "id-1", JsonObject.of("lakeId", "a"));
    ResourceChange change = create(PARENT + "/lakes/a", LAKE);
    JsonObject made = saving.resources.change(change, stored -> change, false, id);

    loading.load(saving.saved());

    assertThat(loading.resources.change(change, stored -> change, false, id)).isEqualTo(made);
    RequestId other = new RequestId("CreateLake", PARENT, "id-1", JsonObject.EMPTY);
    assertThatThrownBy(() -> loading.resources.change(change, stored -> change, false, other))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("request_id");
  }

  @Test
  void inAnotherScopeTheIdsOfRequestsAreFree() {
    RequestId id = new RequestId("CreateLake", PARENT, "id-1", JsonObject.of("lakeId", "a"));
    ResourceChange change = create(PARENT + "/lakes/a", LAKE);
    saving.resources.change(change, stored -> change, false, id);
    JsonObject saved = SnapshotJson.of(saving.state.save(SCOPE));

    Snapshot same = new SnapshotReader().read(saved, SCOPE);
    Snapshot moved = new SnapshotReader().read(saved, "projects/q");

    assertThat(same.scopes().get(0).requests()).hasSize(1);
    assertThat(moved.scopes().get(0).requests()).isEmpty();
    assertThat(moved.resources()).isEqualTo(1);
  }

  /** A state may take half of the memory, and there is not as much for its JSON. */
  @Test
  void noMoreOfItIsMadeOnceItIsTooLong() {
    for (int i = 0; i < 3; i++) {
      saving.operations.start(operation().parent(PARENT).doneAfter(never()));
    }
    List<JsonObject> made = new ArrayList<>();

    assertThatThrownBy(
            () ->
                SnapshotJson.of(
                    saving.state.save(null),
                    part -> {
                      made.add(part);
                      if (made.size() == 2) {
                        throw new IllegalStateException("too long");
                      }
                    }))
        .hasMessage("too long");
    assertThat(made).hasSize(2);
    assertThat(made).allSatisfy(part -> assertThat(part.string("name")).startsWith(PARENT));
  }

  @Test
  void whatIsDoneToAResourceIsInTheScopeAndToThatResource() {
    saving.operations.start(
        operation().name(NAME).doneAfter(never()).resource(create(PARENT + "/lakes/a", LAKE)));
    String saved = Json.text(SnapshotJson.of(saving.state.save(null)));
    String script = "\"create\":\"" + PARENT + "/lakes/a\"";
    int first = saved.indexOf(script);
    int last = saved.lastIndexOf(script);

    assertThat(first).isBetween(0, last - 1);
    assertRefused(
        replaced(saved, first, script, script.replace("projects/p", "projects/q")),
        "$.scopes[0].operations[0].script.resource",
        "lies outside the scope \"projects/p\"");
    assertRefused(
        replaced(saved, last, script, script.replace("lakes/a", "lakes/b")),
        "$.scopes[0].resources[0].pending.change",
        "is another resource");
  }

  @Test
  void aPolicyIsKeptAlsoOfWhatIsKnownByItsNameAlone() {
    JsonObject policy = JsonObject.of("bindings", List.of());
    saving.resources.given(List.of(create(PARENT + "/lakes/a", LAKE)));
    JsonObject ofLake = saving.policies.set(PARENT + "/lakes/a", policy, null);
    JsonObject ofScope = saving.policies.set(SCOPE, policy, null);

    loading.load(saving.saved());

    assertThat(loading.saved()).isEqualTo(saving.saved());
    assertThat(loading.policies.get(PARENT + "/lakes/a", null)).isEqualTo(ofLake);
    assertThat(loading.policies.get(SCOPE, null)).isEqualTo(ofScope);
    assertRefused(
        saving.saved().replace("\"etag\"", "\"tag\""), "$.scopes[0].resources[0].policy.tag");
  }

  private static String replaced(String text, int at, String old, String by) {
    return text.substring(0, at) + by + text.substring(at + old.length());
  }

  private void assertRefused(String saved, String... words) {
    assertThatThrownBy(() -> loading.load(saved))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void whoeverWaitsIsToldThatTheOperationIsGone() {
    loading.operations.start(operation().name(NAME).doneAfter(never()));
    var waiting =
        loading
            .operations
            .calls()
            .await(NAME, Duration.ofMinutes(1), RpcRequest.of("WaitOperation"));

    loading.load(saving.saved());

    assertThat(waiting.join().error()).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void aPageTokenFromBeforeIsRefused() {
    IntStream.range(0, 3).forEach(i -> saving.operations.start(operation().parent(PARENT)));
    String token = saving.operations.list(PARENT, new PageRequest(1, "")).nextPageToken();

    saving.load(saving.saved());

    assertThatThrownBy(() -> saving.operations.list(PARENT, new PageRequest(1, token)))
        .isInstanceOf(StatusException.class);
  }

  /** In each of the states that are loaded the operation is there. */
  @Test
  void noClientSeesHalfOfALoad() {
    OperationScript script = operation().name(NAME).doneAfter(never());
    saving.operations.start(script.resource(create(PARENT + "/lakes/a", LAKE)));
    String all = saving.saved();
    String one = Json.text(SnapshotJson.of(saving.state.save(SCOPE)));
    loading.load(all);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> polls =
        CompletableFuture.supplyAsync(
            () -> {
              int seen = 0;
              while (!over.get() || seen == 0) {
                loading.operations.get(NAME);
                seen += loading.resources.get(PARENT + "/lakes/a").has("name") ? 1 : 0;
              }
              return seen;
            });

    for (int i = 0; i < 300; i++) {
      loading.load(i % 2 == 0 ? all : one);
    }
    over.set(true);

    assertThat(polls.join()).isPositive();
  }

  /** A start is whole in each, or not there. */
  @Test
  void noStartIsSavedByHalf() {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> starts =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i == 0 || (i < 1_000 && !over.get()); i++) {
                String lake = PARENT + "/lakes/" + i;
                saving.operations.start(
                    operation().parent(PARENT).doneAfter(never()).resource(create(lake, LAKE)));
              }
            });

    for (int i = 0; i < 50; i++) {
      var snapshot = saving.state.save(null);
      assertThat(snapshot.resources()).isEqualTo(snapshot.operations());
    }
    over.set(true);
    starts.join();
  }
}
