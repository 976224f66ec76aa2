package io.github.wiremocklro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthOptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 0 --require-auth --tokens t.json --verbose",
        "--tokens=t.json --port 0 --verbose --require-auth",
        "-require-auth --port 0 -tokens t.json --verbose",
      })
  void areTakenOutOfTheArguments(String arguments) {
    assertThat(AuthOptions.of(arguments.split(" ")))
        .isEqualTo(new AuthOptions(false, true, "t.json", List.of("--port", "0", "--verbose")));
  }

  @Test
  void areOffByDefault() {
    assertThat(AuthOptions.of("--port", "0"))
        .isEqualTo(new AuthOptions(false, false, null, List.of("--port", "0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tokens t.json                         | --tokens does nothing alone; add --require-auth
          --require-auth --tokens                 | --tokens needs a file: --tokens tokens.json
          --tokens --require-auth                 | --tokens needs a file: --tokens tokens.json
          --require-auth --tokens=                | --tokens needs a file: --tokens tokens.json
          --require-auth --tokens a --tokens b    | --tokens is there twice; put all tokens into one file
          --require-auth=false                    | --require-auth takes no value: leave out "false"
          --port --require-auth 0                 | --require-auth takes no value: leave out "0"
          --require-auth --tokens no-such-file    | --tokens: no-such-file is not a file that can be read (in UTF-8)
          --require-auth --tokens src             | --tokens: src is not a file that can be read (in UTF-8)
          """)
  void areRefusedInWordsThatSayWhatToDo(String arguments, String message) {
    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
