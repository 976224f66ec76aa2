package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes what is right wrong, mostly. */
final class MutatedJson {
  private MutatedJson() {}

  static JsonObject of(JsonObject right, Random random) {
    return mutated(right, random) instanceof JsonObject object ? object : right;
  }

  /** Returns the value with one part of it replaced by what does not belong there. */
  private static @Nullable Object mutated(@Nullable Object value, Random random) {
    if (value instanceof JsonObject object && !object.fields().isEmpty() && random.nextInt(6) > 0) {
      List<String> names = new ArrayList<>(object.fields().keySet());
      String name = names.get(random.nextInt(names.size()));
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(object.fields());
      if (random.nextInt(8) == 0) {
        fields.put(name + "X", fields.remove(name));
      } else {
        fields.put(name, mutated(fields.get(name), random));
      }
      return new JsonObject(fields);
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      int index = random.nextInt(copy.size());
      copy.set(index, mutated(copy.get(index), random));
      return copy;
    }
    if (value instanceof JsonObject object) {
      return object.with("unknown", 1);
    }
    return switch (random.nextInt(9)) {
      case 0 -> "NOPE";
      case 1 -> 12;
      case 2 -> 1.5;
      case 3 -> true;
      case 4 -> List.of();
      case 5 -> JsonObject.of("a", 1);
      case 6 -> "-1";
      case 7 -> 99_999_999_999L;
      default -> "2026-11-26T16:00:00";
    };
  }
}
