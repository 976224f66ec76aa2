package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of entries that know their own keys: what a map would hold, it holds. */
@Timeout(60)
class FoundByTest {
  private static final int STEPS = 20_000;

  /** Many of the keys have the same hash. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % 50;
    }
  }

  private record Entry(Key key, int version) {}

  private final FoundBy<Key> table = new FoundBy<>(entry -> ((Entry) entry).key());

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 200})
  void holdsWhatAMapHolds(int keys) {
    Random random = new Random(keys);
    Map<Key, Entry> map = new HashMap<>();
    for (int i = 0; i < STEPS; i++) {
      Entry entry = new Entry(new Key(random.nextInt(keys)), i);
      switch (random.nextInt(4)) {
        case 0 ->
            assertThat(table.putIfAbsent(entry)).isEqualTo(map.putIfAbsent(entry.key(), entry));
        case 1 -> {
          table.put(entry);
          map.put(entry.key(), entry);
        }
        case 2 -> {
          Entry there = map.remove(entry.key());
          table.remove(there == null ? entry : there);
        }
        default -> assertThat(table.get(entry.key())).isEqualTo(map.get(entry.key()));
      }
      assertThat(table.size()).isEqualTo(map.size());
    }
    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(map.values());
    map.forEach((key, entry) -> assertThat(table.get(key)).isSameAs(entry));
  }

  /** What people number is op-1, op-2 and so on, whose hashes lie side by side. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 80_000, 98_303})
  void findsNumberedNamesInFewSteps(int names) {
    AtomicLong asked = new AtomicLong();
    FoundBy<String> numbered =
        new FoundBy<>(
            name -> {
              asked.incrementAndGet();
              return (String) name;
            });
    for (int i = 0; i < names; i++) {
      numbered.put("projects/p/locations/l/operations/op-" + i);
    }
    asked.set(0);

    for (int i = 0; i < names; i++) {
      assertThat(numbered.get("projects/p/locations/l/operations/op-" + i)).isNotNull();
    }

    assertThat(asked.get()).isLessThan(2L * names);
  }

  @Test
  void removesNoOtherEntryOfTheSameKey() {
    Entry there = new Entry(new Key(1), 1);
    table.put(there);

    table.remove(new Entry(new Key(1), 1));

    assertThat(table.get(new Key(1))).isSameAs(there);
  }

  @Test
  void aReaderFindsWhatIsThereWhileOthersComeAndGo() throws Exception {
    Entry stays = new Entry(new Key(7), 0);
    table.put(stays);
    AtomicBoolean lost = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    try (Race race = new Race()) {
      race.run(
          () -> {
            for (int i = 0; i < STEPS; i++) {
              Entry passing = new Entry(new Key(57 + 50 * (i % 100)), i);
              table.put(passing);
              table.remove(passing);
            }
            over.set(true);
            return over;
          },
          () -> {
            while (!over.get()) {
              if (table.get(stays.key()) != stays || table.get(new Key(107 + 50 * 100)) != null) {
                lost.set(true);
              }
            }
            return lost;
          });
    }
    assertThat(lost).isFalse();
  }
}
