package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.internal.filter.Token.Kind;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that a service has of its own for the filters of its operations, as a mapping declares
 * them: {@code "status.state": "metadata.status.state"}, or with values {@code
 * "operation_state_matcher": {"field": "done", "values": {"ACTIVE": false, "NON_ACTIVE": true}}}.
 *
 * @param words by their paths, in snake case
 */
public record FilterWords(Map<List<String>, Word> words) {
  /** None. */
  public static final FilterWords NONE = new FilterWords(Map.of());

  private static final String PART = "[^\\s.=<>!:\"'(),]+";

  /** Possessive, for Java takes a frame of the stack for each part of one that is not. */
  private static final String PATH = PART + "(\\." + PART + ")*+";

  /**
   * What a word stands for.
   *
   * @param field the path of a field of operations
   * @param values what its values stand for; empty where each stands for itself
   */
  record Word(List<String> field, Map<String, String> values) {}

  /**
   * Returns the words that a mapping declares.
   *
   * @throws InvalidArgumentException if one cannot be, with its place among them
   */
  public static FilterWords of(JsonObject declared) {
    Map<List<String>, Word> words = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> each : declared.fields().entrySet()) {
      String word = each.getKey();
      words.put(
          snake(InvalidArgumentException.at(word, () -> newPath(word))),
          InvalidArgumentException.at(word, () -> word(each.getValue())));
    }
    return new FilterWords(words);
  }

  private static List<String> newPath(String word) {
    List<String> path = path("", word);
    if (KnownFields.NAMES.contains(path.get(0))) {
      throw new InvalidArgumentException("", word, "is a field of every operation", "leave it out");
    }
    return path;
  }

  private static Word word(@Nullable Object meaning) {
    if (meaning instanceof String field) {
      return new Word(field("", field), Map.of());
    }
    if (!(meaning instanceof JsonObject object) || !(object.get("field") instanceof String field)) {
      throw new InvalidArgumentException(
          "",
          meaning,
          "names no field",
          "write a path, or {\"field\": \"...\", \"values\": {...}}");
    }
    for (String key : object.fields().keySet()) {
      if (!List.of("field", "values").contains(key)) {
        throw new InvalidArgumentException(
            key, object.get(key), "stands under an unknown key", "use field and values");
      }
    }
    List<String> path = field("field", field);
    Object values = object.get("values");
    if (values == null) {
      return new Word(path, Map.of());
    }
    if (!(values instanceof JsonObject map) || map.fields().isEmpty()) {
      throw new InvalidArgumentException(
          "values",
          values,
          "is no object with values",
          "write {\"ACTIVE\": false}, or leave it out");
    }
    Map<String, String> meanings = new LinkedHashMap<>();
    map.fields().forEach((value, other) -> meanings.put(value, value(path, value, other)));
    return new Word(path, meanings);
  }

  private static String value(List<String> field, String value, @Nullable Object meaning) {
    if (!(meaning instanceof String || meaning instanceof Number || meaning instanceof Boolean)) {
      throw new InvalidArgumentException(
          "values." + value,
          meaning,
          "is no value of a field",
          "write a text, a number, true or false");
    }
    try {
      KnownFields.OF_OPERATIONS.restriction(
          tokens(field, 1), token(Kind.COMPARATOR, "="), token(Kind.STRING, meaning.toString()));
    } catch (InvalidArgumentException e) {
      throw new InvalidArgumentException(
          "values." + value,
          meaning,
          "is nothing that %s is".formatted(String.join(".", field)),
          "write what it may be");
    }
    return meaning.toString();
  }

  private static List<String> field(String at, String field) {
    List<String> path = path(at, field);
    try {
      KnownFields.OF_OPERATIONS.restriction(
          tokens(path, 1), token(Kind.COMPARATOR, ":"), token(Kind.TEXT, "*"));
    } catch (InvalidArgumentException e) {
      throw new InvalidArgumentException(
          at,
          field,
          "is no field of an operation",
          "use name, done, error.code, error.message, or a path below metadata or response");
    }
    return path;
  }

  private static List<String> path(String at, String text) {
    if (!text.matches(PATH)) {
      throw new InvalidArgumentException(
          at, text, "is no path", "write names with dots between them, as in status.state");
    }
    return List.of(text.split("\\."));
  }

  /** Returns the longest word that a path begins with; null for none. */
  @Nullable List<String> wordIn(List<Token> path) {
    List<String> names = snake(path.stream().map(Token::text).toList());
    for (int length = names.size(); length > 0; length--) {
      if (words.containsKey(names.subList(0, length))) {
        return names.subList(0, length);
      }
    }
    return null;
  }

  /** Returns the names as errors list them. */
  String shown() {
    return String.join(", ", words.keySet().stream().map(word -> String.join(".", word)).toList());
  }

  /** Returns the tokens of a path, all at one column. */
  static List<Token> tokens(List<String> path, int column) {
    return path.stream().map(name -> new Token(Kind.TEXT, name, column, false)).toList();
  }

  private static Token token(Kind kind, String text) {
    return new Token(kind, text, 1, true);
  }

  private static List<String> snake(List<String> path) {
    return path.stream().map(FieldCase::snake).toList();
  }
}
