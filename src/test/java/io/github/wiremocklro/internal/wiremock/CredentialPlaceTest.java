package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in a text of anybody's. */
class CredentialPlaceTest {

  /** Whatever a client repeats, no character is gone back to time and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "-token",
        "authorization: ",
        ": authorization",
        "Cookie: [a=b\n",
        "\n",
        "\r\n",
        "\n ",
        "\"",
        "\\\"",
        "\"token\"",
        "\"token\" \n",
        "\"token\": ",
        "\"token\": \"",
        "\"token\":\"\\",
        "\"token\": [",
        "\"token\": [\"",
        "\"token\": [\"\\",
        "\"cookie\": [[\"a\",",
        "\"name\": \"",
        "\"name\": [",
        "?",
        "&key",
        "&key=",
        "?key=a",
        "&%24",
        "%24key=",
        "\nkey=",
        "bearer ",
        "goog4-a"
      })
  void areFoundInOneReading(String repeated) {
    for (String start : new String[] {"", "\"token\": ", "\"token\": [", "Cookie: ", "?key="}) {
      String text = start + repeated.repeat(50_000 / repeated.length());
      for (CredentialPlace place : CredentialPlace.values()) {
        CountedText counted = new CountedText(text);

        place.redacted(counted);

        assertThat(counted.looks())
            .as("%s: %s", place, start)
            .isLessThanOrEqualTo(6 * text.length());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"a": ["x", {"Cookie": "s"}]}    | {"a": ["x", {"Cookie": "[redacted]"}]}
          {"Cookie": ["a]b", "c"], "d": 1} | {"Cookie": "[redacted]", "d": 1}
          {"Cookie": ["a\\"]", "b"]}       | {"Cookie": "[redacted]"}
          {"token": "cut o                 | {"token": "[redacted]"
          {"token": ["cut", "o             | {"token": "[redacted]"
          {"TOKEN" : "", "b": "c"}         | {"TOKEN" : "[redacted]", "b": "c"}
          {"token": 5, "tokens": "a"}      | {"token": 5, "tokens": "a"}
          """)
  void ofJsonAreHiddenWithTheirWholeValue(String text, String shown) {
    assertThat(CredentialPlace.FIELD.redacted(text)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          access_token=a&b=c               | access_token=[redacted]&b=c
          a=b&client_secret=c&password=d%3D | a=b&client_secret=[redacted]&password=[redacted]
          assertion=e.f.g                  | assertion=[redacted]
          client_assertion=e.f.g           | client_assertion=[redacted]
          monkey=a&keys=b                  | monkey=a&keys=b
          """)
  void ofAFormAreHidden(String form, String shown) {
    assertThat(new Credentials().inText("Content-Length: 9\n\n" + form + "\n"))
        .isEqualTo("Content-Length: 9\n\n" + shown + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.io.IOException: Authorization: Bearer a | java.io.IOException: Authorization: Bearer [redacted]
          not sent: Cookie: a=b                        | not sent: Cookie: [redacted]
          Cookies: none                                | Cookies: none
          """)
  void ofAHeaderAreHiddenAtTheEndOfALine(String text, String shown) {
    assertThat(CredentialPlace.HEADER.redacted(text)).hasToString(shown);
  }
}
