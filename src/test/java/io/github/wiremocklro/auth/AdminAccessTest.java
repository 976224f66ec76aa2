package io.github.wiremocklro.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.auth.AdminAccess;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAccessTest {
  private static final String PASSES = "passes";

  private final AllowedHosts allowed = new AllowedHosts();

  /** Wherever the server is bound to; Host and Origin as browsers write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http  | localhost:8080            | http://localhost:8080
          http  | LOCALHOST:8080            | http://localhost:8080
          http  | localhost.:8080           | http://localhost.:8080
          http  | localhost                 | http://localhost
          http  | localhost:80              | http://localhost
          http  | localhost                 | http://localhost:80
          https | localhost:8443            | https://localhost:8443
          https | localhost:443             | https://localhost
          http  | 127.0.0.1:8080            | http://127.0.0.1:8080
          http  | 192.168.0.7:8080          | http://192.168.0.7:8080
          http  | [::1]:8080                | http://[::1]:8080
          http  | [2001:DB8::1]:8080        | http://[2001:db8::1]:8080
          http  | fake.localhost:8080       | http://fake.localhost:8080
          http  | host.docker.internal:8080 | http://host.docker.internal:8080
          http  | lro:8080                  | http://lro:8080
          http  | my_lro-1:8080             | http://my_lro-1:8080
          http  | named.example:8080        | http://named.example:8080
          http  | a.b.named.test            | http://a.b.named.test
          """)
  void aPageOfTheServerItselfPassesUnderAnAllowedName(String scheme, String host, String origin) {
    allowed.add("Named.example.", "*.named.test");

    assertThat(check("127.0.0.1", scheme, host, origin)).isEqualTo(PASSES);
    assertThat(check("0.0.0.0", scheme, host, origin)).isEqualTo(PASSES);
    assertThat(check("127.0.0.1", scheme, host, null)).as("no page at all").isEqualTo(PASSES);
  }

  /** With the pages' own server under an allowed name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http  | localhost:8080     | http://evil.example
          http  | localhost:8080     | http://evil.example:8080
          http  | localhost:8080     | http://localhost
          http  | localhost:8080     | http://localhost:3000
          http  | localhost:8080     | http://127.0.0.1:8080
          http  | localhost:8080     | https://localhost:8080
          https | localhost:8080     | http://localhost:8080
          http  | localhost:443      | https://localhost
          http  | localhost:8080     | null
          http  | localhost:8080     | ''
          http  | localhost:8080     | localhost:8080
          http  | localhost:8080     | //localhost:8080
          http  | localhost:8080     | http://localhost:8080/
          http  | localhost:8080     | http://localhost:8080/__admin/
          http  | localhost:8080     | http://user@localhost:8080
          http  | localhost:8080     | http://localhost:8080@evil.example
          http  | localhost:8080     | http://localhost:8080.evil.example
          http  | localhost:8080     | http://localhost:8080 http://evil.example
          http  | localhost:8080     | http://localhost:8080, http://evil.example
          http  | localhost:8080     | file://
          http  | localhost:8080     | chrome-extension://localhost:8080
          http  | localhost:8080     | ws://localhost:8080
          http  | localhost:8080     | http://fake.localhost:8080
          http  | [::1]:8080         | http://::1:8080
          http  | named.example:8080 | http://named.example
          http  | named.example:8080 | http://other.named.example:8080
          """)
  void aPageFromElsewhereIsTurnedAway(String scheme, String host, String origin) {
    allowed.add("named.example");

    assertThat(check("127.0.0.1", scheme, host, origin)).isEqualTo("ORIGIN_NOT_ALLOWED");
    assertThat(check("0.0.0.0", scheme, host, origin)).isEqualTo("ORIGIN_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "evil.example.",
        "EVIL.example:8080",
        "evil.example..",
        "localhost.evil.example",
        "localhost..",
        "127.0.0.1.evil.example",
        "x127.0.0.1",
        "1.2.3.4.5",
        "0x7f.1",
        "host.docker.internal.evil.example",
        "xhost.docker.internal",
        "named.test",
        "xnamed.test",
        "evil.example#.localhost",
        "localhost@evil.example",
        "evil.example:80@localhost",
        "evil.example%2elocalhost",
        "evil.example, localhost",
        "localhost, evil.example",
        "xn--bcher-kva.example",
        "bücher",
        "evil\u3002example",
        "[::1",
        "[::1]x",
        "[::1].evil.example",
        "[evil.example]",
        ".localhost",
        ":8080",
        "localhost:8080:8080",
        "localhost:-1",
        "localhost:x",
        "localhost/",
        ".",
        "",
        " ",
      })
  void aNameThatIsNotAllowedIsTurnedAwayByAServerOfThisMachine(String host) {
    allowed.add("*.named.test");

    assertThat(check("127.0.0.1", "http", host, null)).isEqualTo("HOST_NOT_ALLOWED");
    assertThat(check("127.0.0.1", "http", host, "http://" + host)).isEqualTo("HOST_NOT_ALLOWED");
    assertThat(check("0.0.0.0", "http", host, "http://" + host)).isEqualTo("HOST_NOT_ALLOWED");
    assertThat(check("0.0.0.0", "http", host, null))
        .as("a server that others reach knows not all its names")
        .isEqualTo(PASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "localhost",
        "::1",
        "0:0:0:0:0:0:0:1",
        "no-such.invalid"
      })
  void aServerOfThisMachineIsOneThatIsBoundToLoopback(String bindAddress) {
    assertThat(check(bindAddress, "http", "evil.example", null)).isEqualTo("HOST_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
  void anotherIsNone(String bindAddress) {
    assertThat(check(bindAddress, "http", "evil.example", null)).isEqualTo(PASSES);
  }

  @Test
  void theNameThatItIsBoundToIsAllowed() {
    AdminAccess access = new AdminAccess(allowed, "My.Machine.example", true);

    assertThat(access.check("http", List.of("my.machine.example:8080"), List.of())).isNull();
    assertThat(access.check("http", List.of("machine.example:8080"), List.of())).isNotNull();
  }

  @Test
  void ofANamedHostTheSchemeMayDifferForAProxyMayEndTls() {
    assertThat(check("0.0.0.0", "http", "lro.example", "https://lro.example"))
        .isEqualTo("HOST_NOT_ALLOWED");

    allowed.add("lro.example");

    assertThat(check("0.0.0.0", "http", "lro.example", "https://lro.example")).isEqualTo(PASSES);
    assertThat(check("0.0.0.0", "http", "lro.example:443", "https://lro.example"))
        .isEqualTo(PASSES);
    assertThat(check("0.0.0.0", "http", "lro.example:8443", "https://lro.example:8443"))
        .isEqualTo(PASSES);
    assertThat(check("0.0.0.0", "http", "lro.example:8080", "https://lro.example"))
        .isEqualTo("ORIGIN_NOT_ALLOWED");
  }

  @Test
  void aRequestWithoutAHostIsOfNoBrowser() {
    AdminAccess access = AdminAccess.of(allowed, "127.0.0.1");

    assertThat(access.check("http", List.of(), List.of())).isNull();
    assertThat(access.check("http", List.of(), List.of("http://localhost"))).isNotNull();
  }

  @Test
  void ofSeveralHostsAndOriginsEachCounts() {
    AdminAccess access = AdminAccess.of(allowed, "127.0.0.1");
    List<String> local = List.of("localhost", "localhost:80");
    String own = "http://localhost";

    assertThat(access.check("http", local, List.of(own))).isNull();
    assertThat(access.check("http", local, List.of(own, own))).isNotNull();
    assertThat(access.check("http", List.of("localhost", "lro"), List.of(own))).isNotNull();
    assertThat(access.check("http", List.of("lro", "localhost"), List.of(own))).isNotNull();
    assertThat(access.check("http", List.of("localhost", "evil.example"), List.of())).isNotNull();
  }

  @Test
  void theErrorSaysWhatWasSentAndWhatToDo() {
    AdminAccess access = AdminAccess.of(allowed, "127.0.0.1");

    StatusException host = access.check("http", List.of("evil.example:8080"), List.of());
    StatusException origin =
        access.check("http", List.of("localhost:8080"), List.of("http://evil.example"));

    assertThat(host).isNotNull();
    assertThat(host.status().code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(host.status().message())
        .contains("'evil.example:8080'", "--allowed-hosts", "WireMockLroServer.allowedHosts");
    assertThat(origin).isNotNull();
    assertThat(origin.status().code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(origin.status().message())
        .contains("'http://evil.example'", "'http://localhost:8080'")
        .contains("--allowed-hosts", "WireMockLroServer.allowedHosts");
  }

  @Test
  void ofSeveralHostsToBeAllowedNoneIsWhereOneIsWrong() {
    assertThatThrownBy(() -> allowed.add("fine.example", "http://wrong.example"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("\"http://wrong.example\" is no host");

    assertThat(check("127.0.0.1", "http", "fine.example", null)).isEqualTo("HOST_NOT_ALLOWED");
  }

  private String check(String bindAddress, String scheme, String host, @Nullable String origin) {
    StatusException denial =
        AdminAccess.of(allowed, bindAddress)
            .check(scheme, List.of(host), origin == null ? List.of() : List.of(origin));
    return denial == null ? PASSES : denial.reason();
  }
}
