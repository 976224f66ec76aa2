package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random operation: what holds of it, in the types of Java, and what it looks like.
 *
 * @param values the value of each field by its path, if the operation has it
 */
record Facts(Map<String, Object> values) {
  static final List<String> WORDS = List.of("a", "b", "ab", "lakes/a", "lakes/b", "it's \"x\"", "");
  static final List<String> KEYS = List.of("env", "some_key", "dotted.key", "camelKey");

  /** The fields, each with an example of its type. */
  static final Map<String, Object> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("name", ""),
              Map.entry("done", true),
              Map.entry("error.code", 1),
              Map.entry("error.message", ""),
              Map.entry("metadata.target", ""),
              Map.entry("metadata.createTime", Instant.EPOCH),
              Map.entry("metadata.timeToLive", Duration.ZERO),
              Map.entry("metadata.progress", 1),
              Map.entry("metadata.byteCount", 1L),
              Map.entry("metadata.ratio", 1.0),
              Map.entry("metadata.requestedCancellation", true),
              Map.entry("metadata.deep.er.flag", true),
              Map.entry("response.@type", ""),
              Map.entry("response.updateTime", Instant.EPOCH)));

  static Facts random(Random random) {
    Map<String, Object> values = new TreeMap<>();
    TYPES.forEach(
        (path, type) -> {
          if (random.nextInt(4) > 0) {
            values.put(path, value(random, type));
          }
        });
    values.put("name", "operations/" + random.nextInt(3));
    values.putIfAbsent("done", false);
    if (values.remove("error.code") != null && values.get("done").equals(true)) {
      values.put("error.code", 1 + random.nextInt(4));
      values.putIfAbsent("error.message", "");
    } else {
      values.remove("error.message");
    }
    values.put("metadata.tags", words(random));
    values.put("metadata.labels", labels(random));
    values.put("metadata.stages", List.of(labels(random), labels(random)));
    return new Facts(values);
  }

  /** Returns a value of the type of the example, from so few that some are met again. */
  static Object value(Random random, Object type) {
    int n = random.nextInt(5) - 2;
    if (type instanceof String) {
      return word(random);
    }
    if (type instanceof Boolean) {
      return random.nextBoolean();
    }
    if (type instanceof Instant) {
      return Instant.parse("2026-01-01T00:00:00Z").plusMillis(n * 500L);
    }
    if (type instanceof Duration) {
      return Duration.ofMillis(n * 500L);
    }
    if (type instanceof Double) {
      return n * 0.5;
    }
    return type instanceof Long ? (Object) (n * 5L) : (Object) n;
  }

  static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  @Nullable Object get(String path) {
    return values.get(path);
  }

  Operation operation() {
    Integer code = (Integer) values.get("error.code");
    Status error =
        code == null
            ? null
            : Status.of(
                Code.ofNumber(code).orElseThrow(), String.valueOf(values.get("error.message")));
    return new Operation(
        OperationName.parse(String.valueOf(values.get("name"))),
        below("metadata."),
        values.get("done").equals(true),
        error,
        values.keySet().stream().anyMatch(path -> path.startsWith("response."))
            ? below("response.")
            : null);
  }

  private JsonObject below(String prefix) {
    JsonObject object = JsonObject.EMPTY;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      if (value.getKey().startsWith(prefix)) {
        object = put(object, value.getKey().substring(prefix.length()), json(value.getValue()));
      }
    }
    return object;
  }

  private static JsonObject put(JsonObject object, String path, Object value) {
    int dot = path.indexOf('.');
    return dot < 0
        ? object.with(path, value)
        : object.with(
            path.substring(0, dot), put(JsonObject.EMPTY, path.substring(dot + 1), value));
  }

  /** Returns the value as proto3 JSON has it. */
  private static Object json(Object value) {
    if (value instanceof Duration duration) {
      return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString() + "s";
    }
    return value instanceof Instant || value instanceof Long ? value.toString() : value;
  }

  private static List<String> words(Random random) {
    return random.ints(random.nextInt(3), 0, WORDS.size()).mapToObj(WORDS::get).toList();
  }

  private static Map<String, String> labels(Random random) {
    Map<String, String> labels = new TreeMap<>();
    random
        .ints(random.nextInt(3), 0, KEYS.size())
        .forEach(i -> labels.put(KEYS.get(i), word(random)));
    return labels;
  }
}
