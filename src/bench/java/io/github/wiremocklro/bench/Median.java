package io.github.wiremocklro.bench;

import java.util.List;

/** The middle of some numbers; of an even number of them, half-way between the two. */
final class Median {
  private Median() {}

  static double of(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
