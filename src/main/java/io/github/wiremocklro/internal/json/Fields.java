package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read field by field, with its path for the errors. An unknown field is
 * refused at once, for who misspells one must be told; but not in a reply of a server, which may be
 * newer than this library. What is absent, and what is null, reads as empty.
 */
final class Fields {
  private final JsonObject object;
  private final String path;
  private final LeafValues leaves;

  Fields(JsonObject object, String path, LeafValues leaves, List<String> known) {
    this.object = object;
    this.path = path;
    this.leaves = leaves;
    object.fields().forEach((key, value) -> checkKnown(key, value, known));
  }

  private void checkKnown(String key, @Nullable Object value, List<String> known) {
    if (!isReply() && !known.contains(key)) {
      throw new InvalidArgumentException(
          path + "." + key,
          value instanceof JsonObject object ? object.fields() : value,
          "stands under an unknown key",
          "use one of " + String.join(", ", known));
    }
  }

  /** Returns a reply of a server to be read, of which the fields that are known tell enough. */
  static Fields ofReply(JsonObject reply, String path) {
    return new Fields(reply, path, LeafValues.REPLY, List.of());
  }

  private boolean isReply() {
    return leaves == LeafValues.REPLY;
  }

  /** Runs a reader; what it does not know is an error, but in a reply it is as good as absent. */
  <T> T known(Supplier<T> reader, T otherwise) {
    try {
      return reader.get();
    } catch (InvalidArgumentException e) {
      if (isReply()) {
        return otherwise;
      }
      throw e;
    }
  }

  /**
   * Returns the object in a field, to be read in turn.
   *
   * @param value what stands in the field
   * @param allowed what may stand there, for the error
   */
  Fields child(String key, Object value, String allowed, List<String> known) {
    if (value instanceof JsonObject child) {
      return new Fields(child, pathOf(key), leaves, known);
    }
    throw new InvalidArgumentException(pathOf(key), value, "does not fit here", "use " + allowed);
  }

  /** Returns the object in a field that is there, to be read in turn. */
  Fields child(String key, List<String> known) {
    return child(key, value(key).orElse(JsonObject.EMPTY), "an object", known);
  }

  /** Refuses the object unless one of these fields is there, and no other of them. */
  void exactlyOneOf(List<String> keys) {
    List<String> present = keys.stream().filter(this::has).toList();
    if (present.size() != 1) {
      throw new InvalidArgumentException(
          path,
          present.isEmpty() ? object.fields() : String.join(" and ", present),
          present.isEmpty() ? "is not enough" : "exclude each other",
          "give exactly one of " + String.join(", ", keys));
    }
  }

  /** Refuses the object unless all of these fields are there. */
  void allOf(List<String> keys, String example) {
    for (String key : keys) {
      if (!has(key)) {
        throw new InvalidArgumentException(pathOf(key), null, "is missing", "write " + example);
      }
    }
  }

  boolean has(String key) {
    return object.get(key) != null;
  }

  /** Returns where the object itself stands. */
  String path() {
    return path;
  }

  /** Returns where a field stands, such as {@code $.onCancel.after}. */
  String pathOf(String key) {
    return path + "." + key;
  }

  Optional<String> text(String key) {
    Object value = object.get(key);
    if (value == null || value instanceof String) {
      return leaves.text((String) value);
    }
    throw wrong(key, "is no string", "put it in quotes");
  }

  /** Returns what a parser makes of a string. */
  <T> Optional<T> parsed(String key, Function<String, T> parser) {
    return text(key).map(text -> inside(key, () -> parser.apply(text)));
  }

  /** Returns the constant of an enum that a string names; empty if none has that name. */
  <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
    return text(key)
        .flatMap(
            name ->
                Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst());
  }

  Optional<Integer> integer(String key) {
    return typed(
        key,
        value -> whole(value) instanceof Integer number ? number : null,
        "is no whole number up to " + Integer.MAX_VALUE,
        "write digits, no quotes");
  }

  /** Returns a number from 0 on, which is that where there is none. */
  int count(String key) {
    int count = integer(key).orElse(0);
    if (count < 0) {
      throw wrong(key, "is less than 0", "count from 0");
    }
    return count;
  }

  /** Returns the constant of an enum that a string names. */
  <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
    Optional<E> constant = constant(key, type);
    if (constant.isEmpty() && has(key)) {
      throw wrong(key, "is not known", "use one of " + Arrays.toString(type.getEnumConstants()));
    }
    return constant;
  }

  private <T> Optional<T> typed(
      String key, Function<Object, @Nullable T> asType, String problem, String remedy) {
    return value(key)
        .map(
            value -> {
              T typed = asType.apply(value);
              if (typed == null) {
                throw wrong(key, problem, remedy);
              }
              return typed;
            });
  }

  /** Returns a number that is whole as one, however it is written: proto3 JSON takes 1e0 for 1. */
  private static Object whole(Object value) {
    try {
      return value instanceof BigDecimal number ? (Object) number.intValueExact() : value;
    } catch (ArithmeticException fractionOrTooLarge) {
      return value;
    }
  }

  Optional<Boolean> bool(String key) {
    return typed(
        key,
        value -> value instanceof Boolean flag ? flag : null,
        "is neither true nor false",
        "write one of them");
  }

  /**
   * Returns true, where that stands there. Where the opposite is not to be had, false would be
   * taken for it, and is refused.
   */
  Optional<Boolean> onlyTrue(String key, String problemOfFalse, String remedy) {
    Optional<Boolean> value = bool(key);
    if (value.filter(flag -> !flag).isPresent()) {
      throw new InvalidArgumentException(pathOf(key), false, problemOfFalse, remedy);
    }
    return value;
  }

  Optional<JsonObject> object(String key) {
    return typed(
        key,
        value -> value instanceof JsonObject message ? message : null,
        "is no JSON object",
        "write one: {...}");
  }

  /** Returns a message with an {@code @type}; empty also where the type is not known yet. */
  Optional<JsonObject> message(String key) {
    return object(key)
        .filter(
            message -> {
              String type = message.string("@type");
              return type == null || leaves.text(type).isPresent();
            });
  }

  /** Returns whatever stands there. */
  Optional<Object> value(String key) {
    Object value = object.get(key);
    return value == null ? Optional.empty() : leaves.value(value, pathOf(key));
  }

  /** Returns a string or a number, whichever stands there. */
  Optional<Object> scalar(String key) {
    Object value = object.get(key);
    return value instanceof String text
        ? leaves.text(text).map(known -> known)
        : Optional.ofNullable(value).map(Fields::whole);
  }

  /** Returns a string or an object, whichever stands there. */
  Optional<Object> textOrObject(String key) {
    Object value = object.get(key);
    return value == null ? Optional.empty() : leaves.textOrObject(value, pathOf(key));
  }

  /** Returns the elements of a list that are known. */
  List<Object> list(String key) {
    return rawList(key).stream()
        .flatMap(element -> leaves.value(element, pathOf(key)).stream())
        .toList();
  }

  private List<?> rawList(String key) {
    Optional<List<?>> list =
        typed(
            key,
            value -> value instanceof List<?> elements ? elements : null,
            "is no list",
            "write one: [...]");
    return list.orElse(List.of());
  }

  /**
   * Returns the objects of a list that are known, each to be read in turn.
   *
   * @param allowed what may stand in the list, for the error
   */
  List<Fields> children(String key, String allowed, List<String> known) {
    List<?> elements = rawList(key);
    return IntStream.range(0, elements.size())
        .boxed()
        .flatMap(i -> child(elements.get(i), pathOf(key) + "[" + i + "]", allowed, known).stream())
        .toList();
  }

  private Optional<Fields> child(
      @Nullable Object element, String elementPath, String allowed, List<String> known) {
    Optional<Object> value = leaves.value(element, elementPath);
    if (element == null || value.filter(other -> !(other instanceof JsonObject)).isPresent()) {
      throw new InvalidArgumentException(
          elementPath, element, "does not fit here", "use " + allowed);
    }
    return value.map(object -> new Fields((JsonObject) object, elementPath, leaves, known));
  }

  /** Runs a reader whose errors lie inside a field, and names the field in them. */
  <T> T inside(String key, Supplier<T> reader) {
    return InvalidArgumentException.at(pathOf(key), reader);
  }

  private InvalidArgumentException wrong(String key, String problem, String remedy) {
    Object value = object.get(key);
    @Nullable Object shown = value instanceof JsonObject message ? message.fields() : value;
    return new InvalidArgumentException(pathOf(key), shown, problem, remedy);
  }
}
