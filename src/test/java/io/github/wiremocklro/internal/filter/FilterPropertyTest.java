package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random filters on random operations, against what they were made to mean. {@code -Dfilter.cases}
 * says how many, {@code -Dfilter.seed} with which seed they begin.
 */
@Tag("slow")
class FilterPropertyTest {

  @Test
  void aFilterMeansWhatItWasMadeFrom() {
    int cases = Cases.of("filter.cases", 20_000);
    long firstSeed = Long.getLong("filter.seed", 1L);
    int matches = 0;

    for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
      Random random = new Random(seed);
      Node node = new RandomFilters(random).next(random.nextInt(5));
      String filter = node.print(random);
      Facts facts = Facts.random(random);
      boolean expected = node.holds(facts);
      assertThat(Filters.parse(filter).matches().test(facts.operation(), new Work()))
          .as("-Dfilter.seed=%d: %s%non %s", seed, filter, facts)
          .isEqualTo(expected);
      matches += expected ? 1 : 0;
    }
    assertThat(matches)
        .as("matches, or the filters tell nothing")
        .isBetween(cases / 4, cases * 3 / 4);
  }

  /** What is no filter is refused, and with nothing but the exception for it. */
  @Test
  void aFilterWithACharacterChangedIsReadOrRefused() {
    for (long seed = 1; seed <= 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder filter = new StringBuilder(new RandomFilters(random).next(3).print(random));
      for (int i = 0; i < 3; i++) {
        char other = "()\"'.,:=<>!-\\ aO*".charAt(random.nextInt(17));
        filter.setCharAt(random.nextInt(filter.length()), other);
      }
      try {
        Filters.parse(filter.toString())
            .matches()
            .test(Facts.random(random).operation(), new Work());
      } catch (InvalidArgumentException e) {
        assertThat(e).as("%s", filter).hasMessageMatching("(?s)filter column \\d+: .*; .*");
      }
    }
  }
}
