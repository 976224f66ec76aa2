package io.github.wiremocklro.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wiremocklro.operation.OperationName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All that a store holds, as JSON: whatever its objects are made of, so that nothing is forgotten
 * here that is added there. What is kept in no order is shown in that of its keys.
 */
public final class WholeState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "io.github.wiremocklro.";

  /** Nothing of the fake's: locks and threads, and the alarms once more, by their schedule. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Store.scheduler",
          "Store.whole",
          "Alarms.bySchedule",
          "Alarms.oneAtATime",
          "ResourceTable.lock",
          "Armed.turn");

  private final Map<Object, Integer> known = new IdentityHashMap<>();

  private WholeState() {}

  /** Returns all that there is. */
  public static String of(Store store) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(new WholeState().value(store));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object value(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    } else if (value instanceof Number || value instanceof Instant || value instanceof Duration) {
      return value.toString();
    } else if (value instanceof Enum<?> || value instanceof OperationName) {
      return value.toString();
    } else if (value instanceof Class<?> type) {
      return type.getSimpleName();
    } else if (value instanceof AtomicReference<?> reference) {
      return value(reference.get());
    } else if (value instanceof Optional<?> optional) {
      return value(optional.orElse(null));
    } else if (value instanceof History history) {
      return value(history.inOrder());
    } else if (value instanceof FoundBy<?> table) {
      return value(
          table
              .all()
              .sorted(Comparator.comparing(one -> OperationIndex.name(one).text()))
              .toList());
    } else if (value instanceof Map<?, ?> map) {
      return entries(map);
    } else if (value instanceof Object[] array) {
      return value(Arrays.asList(array));
    } else if (value instanceof Collection<?> all) {
      List<@Nullable Object> values = new ArrayList<>();
      all.forEach(one -> values.add(value(one)));
      return values;
    } else if (value instanceof MessageType) {
      return "what is known of the type of the message";
    } else if (value.getClass().isHidden()) {
      return "a function";
    } else if (value.getClass().getName().startsWith(ROOT)) {
      return object(value);
    }
    throw new IllegalArgumentException("no JSON is known for " + value.getClass());
  }

  private Object entries(Map<?, ?> map) {
    boolean unordered = map.getClass().getSimpleName().matches("(Concurrent)?HashMap");
    Map<String, @Nullable Object> sorted = unordered ? new TreeMap<>() : new LinkedHashMap<>();
    map.forEach((key, value) -> sorted.put(text(key), value));
    sorted.replaceAll((key, value) -> value(value));
    return sorted;
  }

  private String text(Object key) {
    return key instanceof String text ? text : String.valueOf(value(key));
  }

  /** Returns the fields; of an object that is there already, and may have changed, its number. */
  private Object object(Object value) {
    if (!value.getClass().isRecord()) {
      Integer number = known.putIfAbsent(value, known.size());
      if (number != null) {
        return value.getClass().getSimpleName() + " " + number;
      }
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Class<?> type = value.getClass(); type.getName().startsWith(ROOT); ) {
      for (Field field : type.getDeclaredFields()) {
        String name = type.getSimpleName() + "." + field.getName();
        if (!Modifier.isStatic(field.getModifiers()) && !LEFT_OUT.contains(name)) {
          fields.put(field.getName(), value(read(field, value)));
        }
      }
      type = type.getSuperclass();
    }
    return fields;
  }

  private static @Nullable Object read(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
