package io.github.wiremocklro.bench;

import java.util.List;

/** The middle of some numbers. */
final class Median {
  private Median() {}

  static double of(List<Double> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
