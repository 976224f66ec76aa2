package io.github.wiremocklro.internal.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random filters over {@link Facts}, each with its meaning in plain Java. */
final class RandomFilters {
  private static final List<String> COMPARATORS = List.of("=", "!=", "<", "<=", ">", ">=", ":");

  private final Random random;

  RandomFilters(Random random) {
    this.random = random;
  }

  Node next(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> new Node.All(several(depth - 1));
      case 2 -> new Node.Any(several(depth - 1));
      case 3 -> new Node.None(next(depth - 1));
      default -> leaf();
    };
  }

  private List<Node> several(int depth) {
    return Stream.generate(() -> next(depth)).limit(2 + random.nextInt(2)).toList();
  }

  private Node leaf() {
    List<String> paths = new ArrayList<>(Facts.TYPES.keySet());
    String path = paths.get(random.nextInt(paths.size()));
    return switch (random.nextInt(8)) {
      case 0 -> presence(path);
      case 1 -> collection();
      case 2 -> wildcard();
      case 3 -> absent();
      default -> comparison(path, Facts.TYPES.get(path));
    };
  }

  private Node comparison(String path, Object type) {
    Object value = Facts.value(random, type);
    boolean ordered = !(type instanceof Boolean);
    String comparator = any(ordered ? COMPARATORS : List.of("=", "!=", ":"));
    return leaf(
        path,
        comparator,
        print(value),
        facts -> {
          Object actual = facts.get(path);
          return actual != null && holds(compare(actual, value), comparator);
        });
  }

  private Node presence(String path) {
    return leaf(
        path,
        ":",
        "*",
        facts -> {
          Object value = facts.get(path);
          // In JSON, a time, a duration and an int64 are strings, and those have other defaults.
          return value != null && !List.of(0, 0.0, false, "").contains(value);
        });
  }

  private Node collection() {
    String word = Facts.word(random);
    String key = any(Facts.KEYS);
    String label = key.indexOf('.') >= 0 ? "\"" + key + "\"" : key;
    return switch (random.nextInt(5)) {
      case 0 -> leaf("metadata.tags", ":", print(word), facts -> tags(facts).contains(word));
      case 1 -> leaf("metadata.tags", ":", "*", facts -> !tags(facts).isEmpty());
      case 2 -> leaf("metadata.labels", ":", print(key), facts -> labels(facts).containsKey(key));
      case 3 ->
          leaf(
              "metadata.labels." + label,
              any(List.of("=", ":")),
              print(word),
              facts -> word.equals(labels(facts).get(key)));
      default ->
          leaf(
              "metadata.stages." + label,
              ":",
              print(word),
              facts -> stages(facts).stream().anyMatch(stage -> word.equals(stage.get(key))));
    };
  }

  private Node wildcard() {
    String pattern = any(List.of("*a", "a*", "*a*", "l*s/*", "**b", "*\"x*", "*b*a*"));
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    boolean not = random.nextBoolean();
    return leaf(
        "metadata.target",
        not ? "!=" : any(List.of("=", ":")),
        print(pattern),
        facts -> {
          Object target = facts.get("metadata.target");
          return target != null && target.toString().matches(regex) != not;
        });
  }

  private Node absent() {
    String path = any(List.of("metadata.no", "response.no.where", "metadata.target.x"));
    return leaf(path, any(COMPARATORS), print(Facts.word(random)), facts -> false);
  }

  private Node leaf(String path, String comparator, String value, Predicate<Facts> meaning) {
    String gap = random.nextBoolean() ? "" : Node.space(random);
    String field =
        random.nextBoolean() || path.contains("\"")
            ? path
            : path.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return new Node.Leaf(field + gap + comparator + gap + value, meaning);
  }

  private String print(Object value) {
    if (value instanceof Instant instant) {
      ZoneOffset offset = ZoneOffset.ofHours(random.nextInt(5) - 2);
      return perhapsQuoted(instant.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
    if (value instanceof Duration duration) {
      return perhapsQuoted(duration.toMillis() / 1_000.0 + "s");
    }
    if (value instanceof String string) {
      boolean bare = string.matches("[a-z*][a-z*/]*") && !string.equals("*");
      String escaped = string.replace("\"", "\\\"");
      return bare && random.nextBoolean() ? string : "\"" + escaped + "\"";
    }
    return value.toString();
  }

  private String perhapsQuoted(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> "'" + text + "'";
      case 1 -> "\"" + text + "\"";
      default -> text;
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static boolean holds(int order, String comparator) {
    return switch (comparator) {
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }

  @SuppressWarnings("unchecked")
  private static List<String> tags(Facts facts) {
    return (List<String>) facts.values().get("metadata.tags");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> labels(Facts facts) {
    return (Map<String, String>) facts.values().get("metadata.labels");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, String>> stages(Facts facts) {
    return (List<Map<String, String>>) facts.values().get("metadata.stages");
  }
}
