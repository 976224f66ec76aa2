package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that server and {@code health} have in common. */
class ArgumentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"--port 1", "--port=1", "-port 1", "-port=1", "--po 1", "-po=1"})
  void anOptionMayBeWrittenInAnyOfTheseWays(String line) {
    assertThat(of("--verbose " + line + " --help").values("port")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port --verbose | ''
          --port           | ''
          --port=          | ''
          --port -1        | -1
          --port=--verbose | --verbose
          --port a=b       | a=b
          --port=a=b       | a=b
          """)
  void aValueIsTheNextWordUnlessThatIsAnOption(String line, String value) {
    assertThat(of(line).values("port")).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bind-address a --port 1 --bind-address b     | --port 1 --bind-address b
          --bind-address=a --bind b --port=1             | --bind b --port=1
          --root-dir /a -root-dir=/b                     | -root-dir=/b
          --bind-address a --root-dir /a --root-dir /b   | --bind-address a --root-dir /b
          --bind-address a --bind-address --port 1       | --bind-address --port 1
          --trust-proxy-target a --trust-proxy-target b  | --trust-proxy-target a --trust-proxy-target b
          """)
  void ofWhatAnImageSetsTheLastCounts(String line, String kept) {
    assertThat(of(line).words()).containsExactly(kept.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 1 --port=1             | --port is given twice
          --verbose --verbose           | --verbose is given twice
          8080 --bind-address a         | "8080" belongs to no option; a port, say, is given as --port 8080
          --port 8080 --bind-address a b | "b" belongs to no option; a port, say, is given as --port 8080
          --port=1 -- --verbose         | "--" belongs to no option; a port, say, is given as --port 8080
          """)
  void anythingElseIsRefused(String line, String message) {
    assertThatThrownBy(() -> of(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Arguments of(String line) {
    return Arguments.of(List.of(line.split(" ")));
  }
}
