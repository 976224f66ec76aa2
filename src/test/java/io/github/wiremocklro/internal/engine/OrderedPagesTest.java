package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a list in an order of the client's, while resources come and go between them. */
class OrderedPagesTest {
  private static final String COLLECTION = Lakes.PARENT + "/lakes";
  private static final String ANY_TYPE = "";

  private final Lakes lakes = new Lakes();
  private final Map<String, JsonObject> there = new TreeMap<>();

  @Test
  void showWhatIsThereAllTheTimeOnceAndInOrder() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      there.keySet().forEach(name -> lakes.resources.change(ResourceChange.delete(name)));
      there.clear();
      for (int i = random.nextInt(12); i > 0; i--) {
        add(random);
      }
      boolean countDown = random.nextBoolean();
      boolean textDown = random.nextBoolean();
      ResourceOrder order =
          new ResourceOrder(
              List.of(
                  new ResourceOrder.Field(OrderedPagesTest::count, countDown),
                  new ResourceOrder.Field(OrderedPagesTest::text, textDown)));
      Map<String, JsonObject> always = new TreeMap<>(there);

      List<String> shown = shown(order, random, always);

      assertThat(shown).as("seed %d", seed).doesNotHaveDuplicates();
      shown.retainAll(always.keySet());
      assertThat(shown)
          .as("seed %d, %s %s: %s", seed, countDown, textDown, always)
          .isEqualTo(sorted(always, countDown, textDown));
    }
  }

  /** In UTF-8, which the tokens are made of, there is no half of a character. */
  @ParameterizedTest
  @ValueSource(ints = {0, 999})
  void goOnBehindTextsThatEndWithHalfACharacter(int before) {
    String text = "a".repeat(before) + "\uD83D";
    for (String name : List.of(COLLECTION + "/l1", COLLECTION + "/l2")) {
      JsonObject body = JsonObject.of("description", before == 0 ? text : text + "\uDE80");
      lakes.resources.change(ResourceChange.create(name, Lakes.TYPE, body));
    }

    Page<JsonObject> first = byText("");
    Page<JsonObject> last = byText(first.nextPageToken());

    assertThat(first.items().get(0).string("name")).isEqualTo(COLLECTION + "/l1");
    assertThat(last.items().get(0).string("name")).isEqualTo(COLLECTION + "/l2");
    assertThat(last.nextPageToken()).isEmpty();
  }

  private Page<JsonObject> byText(String token) {
    ResourceOrder order =
        new ResourceOrder(List.of(new ResourceOrder.Field(OrderedPagesTest::text, false)));
    ResourceQuery query = new ResourceQuery("any", (resource, work) -> true, order);
    return lakes.resources.list(COLLECTION, ANY_TYPE, query, new PageRequest(1, token));
  }

  private List<String> shown(ResourceOrder order, Random random, Map<String, JsonObject> always) {
    ResourceQuery query = new ResourceQuery("any", (resource, work) -> true, order);
    List<String> shown = new ArrayList<>();
    String token = "";
    do {
      PageRequest request = new PageRequest(1 + random.nextInt(3), token);
      Page<JsonObject> page = lakes.resources.list(COLLECTION, ANY_TYPE, query, request);
      page.items().forEach(lake -> shown.add(String.valueOf(lake.string("name"))));
      token = page.nextPageToken();
      if (random.nextInt(3) == 0) {
        add(random);
      }
      if (random.nextInt(3) == 0 && !there.isEmpty()) {
        String gone = List.copyOf(there.keySet()).get(random.nextInt(there.size()));
        lakes.resources.change(ResourceChange.delete(gone));
        there.remove(gone);
        always.remove(gone);
      }
    } while (!token.isEmpty());
    return shown;
  }

  private void add(Random random) {
    String name = COLLECTION + "/l" + random.nextInt(100_000);
    if (there.containsKey(name)) {
      return;
    }
    JsonObject body = JsonObject.EMPTY;
    if (random.nextInt(4) > 0) {
      body = body.with("description", List.of("", "b", "B 1", "é\n2 ").get(random.nextInt(4)));
    }
    if (random.nextInt(4) > 0) {
      body = body.with("displayName", String.valueOf(random.nextInt(3) - 1));
    }
    lakes.resources.change(ResourceChange.create(name, Lakes.TYPE, body));
    there.put(name, body);
  }

  private static SortValue count(JsonObject lake, Work work) {
    String count = lake.string("displayName");
    return count == null ? SortValue.NONE : SortValue.of(new BigDecimal(count));
  }

  private static SortValue text(JsonObject lake, Work work) {
    String text = lake.string("description");
    return text == null ? SortValue.NONE : SortValue.of(text);
  }

  /** What is not there comes before numbers and texts. */
  private static List<String> sorted(
      Map<String, JsonObject> lakes, boolean countDown, boolean textDown) {
    Comparator<Map.Entry<String, JsonObject>> byCount =
        Comparator.comparingInt(lake -> number(lake.getValue()));
    Comparator<Map.Entry<String, JsonObject>> byText =
        Comparator.comparing(
            lake -> {
              String text = lake.getValue().string("description");
              return text == null ? "" : "!" + text;
            });
    return lakes.entrySet().stream()
        .sorted(
            (countDown ? byCount.reversed() : byCount)
                .thenComparing(textDown ? byText.reversed() : byText)
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int number(JsonObject lake) {
    String count = lake.string("displayName");
    return count == null ? -9 : Integer.parseInt(count);
  }
}
