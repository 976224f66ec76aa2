package io.github.wiremocklro.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that may stand in a certificate, and what is said of others. */
class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "localhost,                localhost,         false",
    "Fake.TEST,                fake.test,         false",
    "fake.test.,               fake.test,         false",
    "b\u00fccher.test,         xn--bcher-kva.test, false",
    "xn--strae-oqa.test,       xn--strae-oqa.test, false",
    "*.fake.test,              *.fake.test,       false",
    "*.b\u00fccher.test,       *.xn--bcher-kva.test, false",
    "1and1.test,               1and1.test,        false",
    "192.0.2.1,                192.0.2.1,         true",
    "2001:DB8::1,              2001:db8:0:0:0:0:0:1, true",
    "[::1],                    0:0:0:0:0:0:0:1,   true",
    "::ffff:192.0.2.1,         192.0.2.1,         true",
  })
  void isTakenInTheFormThatClientsLookFor(String text, String form, boolean isAddress) {
    assertThat(HostName.of(text)).isEqualTo(new HostName(form, isAddress));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a b",
        "a..b",
        ".test",
        "-a.test",
        "a-.test",
        "https://fake.test",
        "fake.test:8443",
        "cafe:8443",
        "fake.test/v1",
        "user@fake.test",
        "f*.test",
        "a.*.test",
        "*",
        "*.192.0.2.1",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "1.2.3.4.5",
        "fake.1",
        "\u0000.test",
        "\ud800.test",
        "a\u2024\u2024b.test",
        "0123456789012345678901234567890123456789012345678901234567890123.test"
      })
  void thatIsNoneIsRefusedWithWhatOneLooksLike(String text) {
    assertThatThrownBy(() -> HostName.of(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("is no name of a host; write a name without scheme, port and path")
        .hasMessageContaining("*.fake.test");
  }

  @Test
  void ofMoreThan253CharactersIsNone() {
    String longest = "a.".repeat(126) + "b";

    assertThat(HostName.of(longest).text()).hasSize(253);
    assertThatThrownBy(() -> HostName.of("a." + longest)).hasMessageContaining("is no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1::", "1:2:3", "fe80::1%eth0", "12345::1", "::ffff:300.0.0.1"})
  void thatLooksLikeAnAddressAndIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> HostName.of(text)).isInstanceOf(InvalidArgumentException.class);
  }

  /** OpenSSL and Node take no such wildcard: X509_check_host(3), tls.checkServerIdentity. */
  @ParameterizedTest
  @ValueSource(strings = {"*.test", "*.localhost"})
  void withAStarRightAboveATopLevelDomainIsRefused(String text) {
    assertThatThrownBy(() -> HostName.of(text))
        .hasMessage(
            "\"%s\" is a wildcard that clients do not accept; put two labels behind the star, as in"
                    .formatted(text)
                + " \"*.fake.test\"");
  }

  @Test
  void withAnUnderscoreIsRefusedForTheHandshakeWouldFail() {
    assertThatThrownBy(() -> HostName.of("my_service"))
        .hasMessageStartingWith(
            "\"my_service\" has an underscore, with which Java's TLS answers no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stra\u00dfe.test", "\u03b2\u03cc\u03bb\u03bf\u03c2.test", "*.a\u200db.test"})
  void thatIdna2003And2008TranslateInTwoWaysIsRefused(String text) {
    assertThatThrownBy(() -> HostName.of(text))
        .hasMessageContaining("has a letter that clients translate in two ways; write the name in");
  }
}
