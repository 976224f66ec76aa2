package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthOptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 0 --require-auth --tokens t.json --allowed-hosts a.example,*.test --verbose",
        "--tokens=t.json --port 0 --allowed-hosts=a.example,*.test --verbose --require-auth",
        "-require-auth --port 0 -allowed-hosts a.example,*.test -tokens t.json --verbose",
      })
  void areTakenOutOfTheArguments(String arguments) {
    assertThat(AuthOptions.of(arguments.split(" ")))
        .isEqualTo(
            new AuthOptions(
                false, true, "t.json", "a.example,*.test", List.of("--port", "0", "--verbose")));
  }

  @Test
  void areOffByDefault() {
    assertThat(AuthOptions.of("--port", "0"))
        .isEqualTo(new AuthOptions(false, false, null, null, List.of("--port", "0")));
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
          --allowed-hosts                         | --allowed-hosts needs a name: --allowed-hosts fake.example.com
          --allowed-hosts --port 0                | --allowed-hosts needs a name: --allowed-hosts fake.example.com
          --allowed-hosts a.b --allowed-hosts=c.d | --allowed-hosts is there twice; separate the hosts by commas
          --require-auth --tokens no-such-file    | --tokens: no-such-file is not a file that can be read (in UTF-8)
          --require-auth --tokens src             | --tokens: src is not a file that can be read (in UTF-8)
          """)
  void areRefusedInWordsThatSayWhatToDo(String arguments, String message) {
    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                           | ''
          fake.example,                | ''
          fake.example,,*.test         | ''
          fake.example,http://fake.org | http://fake.org
          fake.example:8080            | fake.example:8080
          fake.example/path            | fake.example/path
          user@fake.example            | user@fake.example
          *                            | *
          fake.*                       | fake.*
          *fake.example                | *fake.example
          *.                           | *.
          .fake.example                | .fake.example
          fake example                 | fake example
          bücher.example               | bücher.example
          ::1                          | ::1
          """)
  void whatIsNoHostIsRefused(String hosts, String wrong) {
    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine("--allowed-hosts=" + hosts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--allowed-hosts: \"%s\" is no host; write its name alone, without scheme, port and"
                + " path, such as \"fake.example.com\", or \"*.example.com\" for all names below"
                + " that one",
            wrong);
  }
}
