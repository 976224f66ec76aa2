package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods that change a resource and start no operation, such as Spanner's DeleteInstance. */
class ChangeAtOnceTest {
  private static final ResourceChange CREATE = ResourceChange.create(LAKE, TYPE, BODY);
  private static final ResourceChange DELETE = ResourceChange.delete(LAKE);
  private static final Set<Thread.State> WAITING_OR_OVER =
      Set.of(Thread.State.WAITING, Thread.State.TERMINATED);

  private final Lakes lakes = new Lakes();
  private final ResourcesService resources = lakes.resources;

  @Test
  void aCreateAnswersWhatReadersSeeFromThenOn() {
    JsonObject created = resources.change(CREATE);

    assertThat(created.get("state")).isEqualTo("ACTIVE");
    assertThat(created.fields()).doesNotContainKey("@type");
    assertThat(resources.get(LAKE)).isEqualTo(created);
    assertThat(lakes.written()).isEqualTo(BODY);
    assertThat(lakes.listed(PARENT + "/lakes")).containsExactly(LAKE);
  }

  @Test
  void anUpdateSetsTheTimeAndTheFieldsOfTheMask() {
    resources.change(CREATE);
    lakes.time.advance(Duration.ofMinutes(1));

    JsonObject updated =
        resources.change(
            ResourceChange.update(LAKE, JsonObject.of("displayName", "New"), "displayName"));

    assertThat(updated.get("displayName")).isEqualTo("New");
    assertThat(updated.get("updateTime")).isEqualTo(START.plus(Duration.ofMinutes(1)).toString());
    assertThat(resources.get(LAKE)).isEqualTo(updated);
  }

  @Test
  void aDeleteAnswersNothingAndLeavesNothing() {
    lakes.operations.start(atOnce(Lakes.create()));

    assertThat(resources.change(DELETE)).isEqualTo(JsonObject.EMPTY);
    assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void isRefusedAsTheStartOfAnOperationWouldBe() {
    assertThat(codeOf(() -> resources.change(DELETE))).isEqualTo(Code.NOT_FOUND);

    resources.change(CREATE);
    assertThat(codeOf(() -> resources.change(CREATE))).isEqualTo(Code.ALREADY_EXISTS);

    lakes.operations.start(Lakes.delete());
    assertThat(codeOf(() -> resources.change(DELETE))).isEqualTo(Code.ABORTED);
    assertThat(lakes.state()).isEqualTo("DELETING");
  }

  @Test
  void anOperationWorksOnWhatWasMadeAtOnce() {
    resources.change(CREATE);
    OperationName update =
        lakes.operations.start(Lakes.update(JsonObject.of("displayName", "B"), null)).name();
    lakes.operations.complete(update, null);

    assertThat(resources.get(LAKE).get("displayName")).isEqualTo("B");
  }

  @Test
  void whatDependsOnWhatIsThereIsMadeOfThatBeforeOthersChangeIt() throws InterruptedException {
    resources.change(CREATE);
    Thread other = new Thread(() -> resources.change(DELETE));

    JsonObject updated =
        resources.change(
            ResourceChange.update(LAKE, JsonObject.EMPTY, null),
            stored -> {
              other.start();
              await().until(() -> WAITING_OR_OVER.contains(other.getState()));
              return ResourceChange.update(LAKE, JsonObject.of("description", seen(stored)), null);
            },
            false,
            null);
    other.join();

    assertThat(updated.get("description")).isEqualTo("It was " + LAKE);
    assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void whatDependsOnWhatIsThereIsToldThatThereIsNothing() {
    ResourceChange update =
        new ResourceChange(Kind.UPDATE, LAKE, TYPE, BODY, null, null, false, null, true);

    JsonObject created =
        resources.change(
            update, stored -> stored == null ? update : ResourceChange.delete(LAKE), false, null);

    assertThat(created.get("name")).isEqualTo(LAKE);
  }

  private static String seen(@Nullable JsonObject stored) {
    return stored == null ? "It was not there" : "It was " + stored.get("name");
  }

  /** What takes room gives it back, however often it comes and goes. */
  @Test
  void takesRoomForAsLongAsTheResourceIsThere() {
    Store store = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxOperations(1));
    ResourcesService one = new ResourcesService(store, new IdGenerator(new Random(1)));

    one.change(CREATE);
    ResourceChange second = ResourceChange.create(LAKE + "2", TYPE, BODY);
    assertThat(codeOf(() -> one.change(second))).isEqualTo(Code.RESOURCE_EXHAUSTED);
    one.change(DELETE);

    assertThat(one.change(second).get("name")).isEqualTo(LAKE + "2");
  }

  @Test
  void givesItsMemoryBackHoweverOftenItComesAndGoes() {
    Store store = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxStoredBytes(20_000));
    ResourcesService small = new ResourcesService(store, new IdGenerator(new Random(1)));
    JsonObject half = JsonObject.of("description", "x".repeat(5_000));

    for (int i = 0; i < 10; i++) {
      small.change(ResourceChange.create(LAKE, TYPE, half));
      small.change(ResourceChange.update(LAKE, half.with("description", "y"), null));
      small.change(ResourceChange.update(LAKE, half, null));
      small.change(DELETE);
    }

    assertThat(small.change(ResourceChange.create(LAKE, TYPE, half)))
        .isNotEqualTo(JsonObject.EMPTY);
  }

  @Test
  void isRefusedWhereThereIsNoMemoryAndLeavesNoTrace() {
    Store store = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxStoredBytes(20_000));
    ResourcesService small = new ResourcesService(store, new IdGenerator(new Random(1)));
    small.change(CREATE);
    JsonObject before = small.get(LAKE);
    JsonObject large = JsonObject.of("description", "x".repeat(20_000));

    assertThat(codeOf(() -> small.change(ResourceChange.update(LAKE, large, null))))
        .isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(codeOf(() -> small.change(ResourceChange.create(LAKE + "2", TYPE, large))))
        .isEqualTo(Code.RESOURCE_EXHAUSTED);

    assertThat(small.get(LAKE)).isEqualTo(before);
    assertThat(codeOf(() -> small.get(LAKE + "2"))).isEqualTo(Code.NOT_FOUND);
  }
}
