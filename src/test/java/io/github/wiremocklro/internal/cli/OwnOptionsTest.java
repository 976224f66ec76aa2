package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that this server has beside WireMock's, on its command line. */
class OwnOptionsTest {
  private static final String START = "/__admin/ext/lro/operations";
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 0 --require-auth --max-operations 1 --max-stored-bytes 3000000000",
        "--max-operations=1 --port=0 --max-stored-bytes=3000000000 --require-auth",
        "-require-auth -port 0 -max-stored-bytes 3000000000 -max-operations=1",
      })
  void areTakenInEverySpellingBesideThoseOfWireMock(String line) {
    assertThat(read(line).limits())
        .isEqualTo(Limits.DEFAULTS.maxOperations(1).maxStoredBytes(3_000_000_000L));
    try (WireMockLroServer fake = WireMockLroServer.fromCommandLine(line.split(" ")).start()) {
      assertThat(new Rest(fake::baseUrl).get(LAKES).status()).isEqualTo(401);
    }
  }

  @Test
  void setEachTheirOwnLimit() {
    assertThat(
            read("--max-operations 1 --max-request-bytes 2 --max-script-bytes 3"
                    + " --max-stored-bytes 4")
                .limits())
        .isEqualTo(new Limits(1, 2, 3, 4));
  }

  @Test
  void areNotThereByDefault() {
    assertThat(read("--port 0").limits()).isEqualTo(Limits.DEFAULTS);
    try (WireMockLroServer fake = StartedServer.with()) {
      assertThat(new Rest(fake::baseUrl).get(LAKES).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tokens t.json                         | --tokens does nothing without --require-auth
          --require-auth --tokens                 | --tokens needs a value: <file>
          --tokens --require-auth                 | --tokens needs a value: <file>
          --require-auth --tokens=                | --tokens needs a value: <file>
          --require-auth --tokens a --tokens b    | --tokens is given twice
          --require-auth --verbose -require-auth  | --require-auth is given twice
          --show-credentials --show-credentials=  | --show-credentials is given twice
          --require-auth=false                    | --require-auth takes no value, not false
          --port --require-auth 0                 | --require-auth takes no value, not 0
          --allowed-hosts                         | --allowed-hosts needs a value: <names>
          --allowed-hosts=                        | --allowed-hosts needs a value: <names>
          --allowed-hosts --port 0                | --allowed-hosts needs a value: <names>
          --allowed-hosts a.b --allowed-hosts=c.d | --allowed-hosts is given twice
          --max-operations                        | --max-operations needs a value: <Number>
          --max-operations --port 0               | --max-operations needs a value: <Number>
          --max-operations 1 --max-operations=2   | --max-operations is given twice
          --max-operations=0                      | --max-operations has to be a whole number from 1 to 2147483647, not 0
          --max-operations -1                     | --max-operations has to be a whole number from 1 to 2147483647, not -1
          --max-request-bytes 10MiB               | --max-request-bytes has to be a whole number from 1 to 2147483647, not 10MiB
          --max-script-bytes 9999999999           | --max-script-bytes has to be a whole number from 1 to 2147483647, not 9999999999
          --max-stored-bytes 1g                   | --max-stored-bytes has to be a whole number from 1 to 1125899906842624, not 1g
          --max-op 5                              | --max-op could be short for --max-operations; write the name in full
          --max-re 5                              | --max-re could be short for --max-request-bytes; write the name in full
          -require                                | --require could be short for --require-auth; write the name in full
          --max-operation-s 5                     | --max-operation-s is no option
          --require-auth --tokens no-such-file    | --tokens: no-such-file is not a file that can be read (in UTF-8)
          --require-auth --tokens src             | --tokens: src is not a file that can be read (in UTF-8)
          """)
  void areRefusedInWordsThatSayWhatToDo(String line, String message) {
    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
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

  @ParameterizedTest
  @EnumSource
  void areDescribedOneARow(OwnOption option) {
    assertThat(WireMockLroServer.commandLineHelp())
        .containsPattern("(?m)^--%s( <\\w+>)? +[A-Z]".formatted(option.label()));
    assertThat(OwnOption.description().lines()).allMatch(line -> line.length() <= 100);
  }

  /** Otherwise the one would hide the other. */
  @Test
  void areCalledOtherwiseThanThoseOfWireMock() {
    for (String theirs : OptionList.ofWireMock().names()) {
      assertThat(OwnOption.values())
          .noneMatch(own -> own.label().startsWith(theirs) || theirs.startsWith(own.label()));
    }
  }

  @Test
  void deletedOperationsMakeRoomAndOperationsTakeNoMoreMemoryThanTheCommandLineSays() {
    try (WireMockLroServer fake =
        StartedServer.with("--max-operations", "5", "--max-stored-bytes", "100000")) {
      Rest rest = new Rest(fake::baseUrl);
      String script =
          "{\"operation\": {\"parent\": \"projects/p/locations/l\","
              + " \"metadata\": {\"@type\": \"x/y\", \"text\": \"%s\"}}}";
      for (int i = 0; i < 6; i++) {
        String name = rest.post(START, script.formatted("")).text("/operation/name");
        assertThat(rest.delete("/v1/" + name).status()).isEqualTo(200);
      }

      Rest.Reply reply = rest.post(START, script.formatted("x".repeat(60_000)));

      assertThat(reply.error()).isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
      assertThat(reply.message()).contains("100000", "--max-stored-bytes");
    }
  }

  @Test
  void aServerHoldsNoMoreOperationsThanItsCommandLineSays() {
    try (WireMockLroServer fake = StartedServer.with("--max-operations", "1")) {
      Rest rest = new Rest(fake::baseUrl);
      String script = "{\"operation\": {\"parent\": \"projects/p\"}}";

      assertThat(rest.post(START, script).status()).isEqualTo(201);

      assertThat(rest.post(START, script).error())
          .isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
    }
  }

  private static OwnOptions read(String line) {
    return OwnOptions.of(Map.of(), Arguments.of(List.of(line.split(" "))));
  }
}
