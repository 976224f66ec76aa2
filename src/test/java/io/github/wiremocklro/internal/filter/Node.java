package io.github.wiremocklro.internal.filter;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A filter that knows what it means without having been parsed. */
sealed interface Node {

  boolean holds(Facts facts);

  /** Writes the filter in one of the many ways to write it. */
  String print(Random random);

  record All(List<Node> nodes) implements Node {
    @Override
    public boolean holds(Facts facts) {
      return nodes.stream().allMatch(node -> node.holds(facts));
    }

    @Override
    public String print(Random random) {
      StringBuilder text = new StringBuilder();
      for (Node node : nodes) {
        String and = random.nextBoolean() ? "AND" + space(random) : "";
        text.append(text.isEmpty() ? "" : space(random) + and);
        text.append(enclosed(node, node instanceof All, random));
      }
      return text.toString();
    }
  }

  record Any(List<Node> nodes) implements Node {
    @Override
    public boolean holds(Facts facts) {
      return nodes.stream().anyMatch(node -> node.holds(facts));
    }

    @Override
    public String print(Random random) {
      return nodes.stream()
          .map(node -> enclosed(node, node instanceof All, random))
          .collect(Collectors.joining(space(random) + "OR" + space(random)));
    }
  }

  record None(Node node) implements Node {
    @Override
    public boolean holds(Facts facts) {
      return !node.holds(facts);
    }

    @Override
    public String print(Random random) {
      String not = random.nextBoolean() ? "-" : "NOT" + space(random);
      return not + enclosed(node, !(node instanceof Leaf), random);
    }
  }

  record Leaf(String text, Predicate<Facts> meaning) implements Node {
    @Override
    public boolean holds(Facts facts) {
      return meaning.test(facts);
    }

    @Override
    public String print(Random random) {
      return text;
    }
  }

  static String space(Random random) {
    return List.of(" ", "  ", "\t", "\n ").get(random.nextInt(4));
  }

  private static String enclosed(Node node, boolean needed, Random random) {
    String inner = node.print(random);
    String gap = random.nextBoolean() ? "" : space(random);
    return needed || random.nextInt(4) == 0 ? "(" + gap + inner + gap + ")" : inner;
  }
}
