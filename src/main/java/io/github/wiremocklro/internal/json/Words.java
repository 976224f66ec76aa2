package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words that scripts have for the values of an enumeration.
 *
 * @param values all of them
 * @param word how scripts write one
 * @param problem what is wrong with any other word, such as "is no outcome of a cancel"
 */
record Words<E>(List<E> values, Function<E, String> word, String problem) {

  static <E> Words<E> of(E[] values, Function<E, String> word, String problem) {
    return new Words<>(List.of(values), word, problem);
  }

  /** Returns the value that a text is the word for. */
  E parse(String text) {
    return values.stream()
        .filter(value -> word.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidArgumentException("", text, problem, "use one of " + this));
  }

  @Override
  public String toString() {
    return values.stream().map(word).collect(Collectors.joining(", "));
  }
}
