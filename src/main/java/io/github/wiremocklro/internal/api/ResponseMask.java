package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a reply a client asks for; the others are left out
 * (https://cloud.google.com/apis/docs/system-parameters, {@code fields}). Immutable.
 *
 * <p>It goes through lists, for what is asked for is the same of each element, and into maps and
 * messages of any type. Of a message in an {@code Any} the type is always there, without which
 * nobody could read it. What is there but has nothing that is asked for is empty, as {@code
 * FieldMaskUtil.merge} of protobuf-java-util leaves it.
 */
final class ResponseMask {
  /** Each field that there is, or each key. */
  static final String EACH = "*";

  /** All that there is, however deep. */
  static final ResponseMask WHOLE = new ResponseMask(Map.of());

  private static final String TYPE = "@type";

  private final Map<String, ResponseMask> fields;

  /** Those that are named as .proto files have them, by their JSON names. */
  private final Map<String, ResponseMask> ofProtoNames;

  /**
   * Creates a mask.
   *
   * @param fields what is asked for of each field, by the name that the client gives it; none for
   *     all of them
   */
  ResponseMask(Map<String, ResponseMask> fields) {
    this(fields, ofProtoNames(fields));
  }

  private ResponseMask(Map<String, ResponseMask> fields, Map<String, ResponseMask> ofProtoNames) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.ofProtoNames = ofProtoNames;
  }

  /** Returns a mask with the names that there are in JSON, of fields as of keys. */
  static ResponseMask ofJsonNames(Map<String, ResponseMask> fields) {
    return new ResponseMask(fields, Map.of());
  }

  private static Map<String, ResponseMask> ofProtoNames(Map<String, ResponseMask> fields) {
    Map<String, ResponseMask> masks = new HashMap<>();
    fields.forEach(
        (name, mask) -> {
          if (name.indexOf('_') >= 0) {
            masks.put(FieldCase.lowerCamel(name), mask);
          }
        });
    return masks;
  }

  boolean isWhole() {
    return fields.isEmpty();
  }

  /** Returns what is asked for of each field, in order, by the name that the client gives it. */
  Map<String, ResponseMask> fields() {
    return fields;
  }

  /** Returns what is asked for of a message. */
  JsonObject of(JsonObject message) {
    return isWhole() ? message : asked(message, List.of(this));
  }

  /** A name and a wildcard may both ask for something of the same field. */
  private static JsonObject asked(JsonObject message, List<ResponseMask> masks) {
    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    message
        .fields()
        .forEach(
            (name, value) -> {
              List<ResponseMask> inner = name.equals(TYPE) ? List.of(WHOLE) : inner(masks, name);
              if (reach(inner, value)) {
                asked.put(name, asked(value, inner));
              }
            });
    return new JsonObject(asked);
  }

  private static @Nullable Object asked(@Nullable Object value, List<ResponseMask> masks) {
    if (masks.stream().anyMatch(ResponseMask::isWhole)) {
      return value;
    }
    if (value instanceof JsonObject message) {
      return asked(message, masks);
    }
    List<@Nullable Object> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.stream()
          .filter(element -> reach(masks, element))
          .forEach(element -> elements.add(asked(element, masks)));
    }
    return elements;
  }

  private static List<ResponseMask> inner(List<ResponseMask> masks, String jsonName) {
    List<ResponseMask> inner = new ArrayList<>();
    for (ResponseMask mask : masks) {
      add(inner, mask.fields.get(jsonName));
      add(inner, mask.ofProtoNames.get(jsonName));
      if (!jsonName.equals(EACH)) {
        // Twice the same mask would be four at the next key of that name, and so on.
        add(inner, mask.fields.get(EACH));
      }
    }
    return inner;
  }

  private static void add(List<ResponseMask> masks, @Nullable ResponseMask mask) {
    if (mask != null) {
      masks.add(mask);
    }
  }

  /** What has no fields has none that could be asked for. */
  private static boolean reach(List<ResponseMask> masks, @Nullable Object value) {
    return value instanceof JsonObject || value instanceof List
        ? !masks.isEmpty()
        : masks.stream().anyMatch(ResponseMask::isWhole);
  }
}
