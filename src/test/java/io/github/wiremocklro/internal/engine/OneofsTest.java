package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.FieldType.Many;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To set a field of a oneof clears the others. */
class OneofsTest {
  private static final Node TYPE = new Node();
  private static final OutputOnlyFields FIELDS =
      new OutputOnlyFields(fullName -> TYPE, new IdGenerator(new Random(1)));

  @Test
  void whereAMessageIsLaidOverAnother() {
    JsonObject there = JsonObject.of("a", 1, "other", 2);
    JsonObject set = JsonObject.of("b", 3);

    assertThat(Oneofs.settled(there.overlaidWith(set), set, TYPE))
        .isEqualTo(JsonObject.of("other", 2, "b", 3));
  }

  @Test
  void atEachLevelThatWasLaidOverAnother() {
    JsonObject inner = JsonObject.of("a", 1, "b", 2);
    JsonObject set = JsonObject.of("b", 2);

    assertThat(Oneofs.settled(nested("one", inner), nested("one", set), TYPE))
        .isEqualTo(nested("one", set));
    assertThat(
            Oneofs.settled(
                nested("map", JsonObject.of("k", inner, "l", inner)),
                nested("map", JsonObject.of("k", set)),
                TYPE))
        .isEqualTo(nested("map", JsonObject.of("k", set, "l", inner)));
  }

  @Test
  void whereARunSaysMoreThanItsParent() {
    JsonObject parent = JsonObject.of("@type", "x/v1.Task", "one", JsonObject.of("a", 1));
    ResourceChange run =
        ResourceChange.create(
            "projects/p/jobs/j", "x/v1.Job", JsonObject.of("one", JsonObject.of("b", 2)));

    JsonObject job =
        FIELDS.run(
            run,
            parent,
            Moment.of(Hands.running(FakeTimeSource.START, Duration.ZERO), Duration.ZERO));

    assertThat(job.get("one")).isEqualTo(JsonObject.of("b", 2));
  }

  @Test
  void butNotWhatIsLeftOut() {
    JsonObject there = JsonObject.of("a", 1);

    assertThat(Oneofs.settled(there, JsonObject.of("b", 2), TYPE)).isEqualTo(there);
  }

  /** A lenient server takes a message that has both. */
  @Test
  void butNotWhatIsSetWithIt() {
    JsonObject both = JsonObject.of("a", 1, "b", 2);

    assertThat(Oneofs.settled(both, both, TYPE)).isEqualTo(both);
  }

  private static JsonObject nested(String field, JsonObject message) {
    return JsonObject.of(field, message);
  }

  /** A message with a oneof of a and b, and with messages of its own type. */
  private static final class Node implements MessageType {
    @Override
    public boolean has(String field) {
      return false;
    }

    @Override
    public Set<String> outputOnly() {
      return Set.of();
    }

    @Override
    public List<String> states() {
      return List.of();
    }

    @Override
    public List<String> oneofWith(String field) {
      List<String> oneof = List.of("a", "b");
      return oneof.contains(field)
          ? Stream.of("a", "b").filter(other -> !other.equals(field)).toList()
          : List.of();
    }

    @Override
    public @Nullable MessageType messageOf(String field) {
      return field.equals("one") ? this : null;
    }

    @Override
    public @Nullable FieldType fieldType(String name) {
      Many many = Map.of("one", Many.ONE, "map", Many.MAP).get(name);
      return many == null ? null : new FieldType(name, Kind.MESSAGE, many, true, List.of(), this);
    }
  }
}
