package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "a slip of the pen,    projects/p/lakes/sales, projects/p/lakes/slaes",
    "a letter too few,     projects/p/lakes/sales, projects/p/lakes/sale",
    "the same id elsewhere, projects/p/locations/us/lakes/a, projects/p/locations/eu-4/lakes/a"
  })
  void is(String what, String meant, String said) {
    assertThat(Nearest.to(said, Stream.of("projects/p/lakes/b", meant))).as(what).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "another short id, projects/p/lakes/a, projects/p/lakes/b",
    "another id,       projects/p/lakes/sales, projects/p/lakes/marketing",
    "the name itself,  projects/p/lakes/sales, projects/p/lakes/sales",
    "a child,          projects/p/lakes/a/zones/sales, projects/p/lakes/sales",
    "another generated id, operations/operation-1790000000000-5e07aa4ce8b03-0a1b2c3d-4e5f6071,"
        + " operations/operation-1790000000123-6f18bb5df9c14-99887766-55443322"
  })
  void isNot(String what, String known, String said) {
    assertThat(Nearest.to(said, Stream.of(known))).as(what).isNull();
  }

  @Test
  void isTheOneThatDiffersLeast() {
    List<String> known = List.of("a/sales-2025", "a/sales-2026-q1", "a/sales-2027");

    assertThat(Nearest.to("a/sales-2026", known.stream())).isEqualTo("a/sales-2025");
  }

  @Test
  void isLookedForAmongSoManyOnly() {
    Stream<String> endless = Stream.generate(() -> "a/b");

    assertThat(Nearest.to("a/sales", endless)).isNull();
  }
}
