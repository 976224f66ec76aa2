package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bind-address a --port 1 --bind-address b     | --port 1 --bind-address b
          --bind-address=a --bind b --port=1             | --port=1 --bind b
          --root-dir /a -root-dir=/b                     | -root-dir=/b
          --bind-address a --root-dir /a --root-dir /b   | --bind-address a --root-dir /b
          --bind-address a --bind-address --port 1       | --port 1 --bind-address
          --port 1 --port 2                              | --port 1 --port 2
          --trust-proxy-target a --trust-proxy-target b  | --trust-proxy-target a --trust-proxy-target b
          8080 --bind-address a 8081                     | 8080 8081 --bind-address a
          """)
  void ofWhatAnImageSetsTheLastCounts(String arguments, String kept) {
    assertThat(Arguments.withoutOverridden(arguments.split(" "))).containsExactly(kept.split(" "));
  }
}
