package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own options as variables of the environment. */
class EnvironmentTest {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @Test
  void setsLimits() {
    assertThat(
            limits(
                Map.of(
                    "WIREMOCK_LRO_MAX_OPERATIONS", "1",
                    "WIREMOCK_LRO_MAX_REQUEST_BYTES", "2",
                    "WIREMOCK_LRO_MAX_SCRIPT_BYTES", "3",
                    "WIREMOCK_LRO_MAX_STORED_BYTES", "4",
                    "PATH", "/bin")))
        .isEqualTo(new Limits(1, 2, 3, 4));
  }

  @Test
  void asksForTokensAndNamesThemAndTheHosts(@TempDir Path directory) throws IOException {
    Path tokens = directory.resolve("tokens.json");
    Files.writeString(tokens, "{\"tokens\": [{\"token\": \"good\"}]}");
    Map<String, String> environment =
        Map.of(
            "WIREMOCK_LRO_REQUIRE_AUTH", "true",
            "WIREMOCK_LRO_TOKENS", tokens.toString(),
            "WIREMOCK_LRO_ALLOWED_HOSTS", "fake.example,*.test",
            "WIREMOCK_LRO_SHOW_CREDENTIALS", "true");
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine(environment, "--port", "0").start()) {
      Rest rest = new Rest(fake::baseUrl);

      assertThat(status(rest, "bad")).isEqualTo(401);
      assertThat(status(rest, "good")).isEqualTo(200);
      assertThat(rest.get("/__admin/requests").body()).contains("Bearer good");
    }
  }

  @Test
  void saysThatAnOptionIsToBeLeftOut() {
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine(
                Map.of("WIREMOCK_LRO_REQUIRE_AUTH", "false"), "--port", "0")
            .start()) {
      assertThat(new Rest(fake::baseUrl).get(LAKES).status()).isEqualTo(200);
    }
  }

  @Test
  void yieldsToTheCommandLine() {
    assertThat(
            limits(
                Map.of(
                    "WIREMOCK_LRO_MAX_OPERATIONS", "1",
                    "WIREMOCK_LRO_MAX_SCRIPT_BYTES", "3"),
                "--max-operations",
                "7"))
        .isEqualTo(Limits.DEFAULTS.maxOperations(7).maxScriptBytes(3));
  }

  @Test
  void isNotReadUnlessItIsHandedOver() {
    assertThat(limits(Map.of())).isEqualTo(Limits.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REQUIRE_AUTH=yes        | WIREMOCK_LRO_REQUIRE_AUTH has to be true or false, not yes
          REQUIRE_AUTH=           | WIREMOCK_LRO_REQUIRE_AUTH has to be true or false
          TOKENS=t.json           | WIREMOCK_LRO_TOKENS does nothing without --require-auth
          ALLOWED_HOSTS=          | WIREMOCK_LRO_ALLOWED_HOSTS needs a value: <names>
          ALLOWED_HOSTS=a:1       | WIREMOCK_LRO_ALLOWED_HOSTS: "a:1" is no host; write its name alone,
          MAX_OPERATIONS=5k       | WIREMOCK_LRO_MAX_OPERATIONS has to be a whole number from 1 to 2147483647, not 5k
          MAX_OPERATION=5         | WIREMOCK_LRO_MAX_OPERATION is no variable of this server; there are WIREMOCK_LRO_API,
          MAX-OPERATIONS=5        | WIREMOCK_LRO_MAX-OPERATIONS is no variable of this server
          max_operations=5        | WIREMOCK_LRO_max_operations is no variable of this server
          PORT=9090               | WIREMOCK_LRO_PORT is no variable of this server
          BIND_ADDRESS=0.0.0.0    | WIREMOCK_LRO_BIND_ADDRESS is no variable of this server
          """)
  void isRefusedWhereItSaysNothing(String variable, String message) {
    String[] parts = variable.split("=", 2);

    assertThatThrownBy(
            () ->
                WireMockLroServer.fromCommandLine(
                    Map.of("WIREMOCK_LRO_" + parts[0], parts[1]), "--port", "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void isRefusedWithTheVariableThatNamesAWrongFile() {
    Map<String, String> environment = Map.of("WIREMOCK_LRO_TOKENS", "no-such-file");

    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine(environment, "--require-auth"))
        .hasMessage("WIREMOCK_LRO_TOKENS: no-such-file is not a file that can be read (in UTF-8)");
  }

  /**
   * Kubernetes gives them to each container of a namespace that has a service called wiremock-lro,
   * or wiremock-lro-eu: https://kubernetes.io/docs/concepts/services-networking/service/
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SERVICE_HOST=10.0.0.11",
        "SERVICE_PORT=8080",
        "SERVICE_PORT_HTTP=8080",
        "PORT=tcp://10.0.0.11:8080",
        "PORT_8080_TCP=tcp://10.0.0.11:8080",
        "PORT_8080_TCP_PROTO=tcp",
        "PORT_8080_TCP_PORT=8080",
        "PORT_8080_TCP_ADDR=10.0.0.11",
        "EU_SERVICE_HOST=10.0.0.12",
        "EU_PORT=tcp://10.0.0.12:8080",
      })
  void mayTellOfAServiceOfTheSameName(String variable) {
    String[] parts = variable.split("=", 2);

    assertThat(limits(Map.of("WIREMOCK_LRO_" + parts[0], parts[1]))).isEqualTo(Limits.DEFAULTS);
  }

  private static Limits limits(Map<String, String> environment, String... typed) {
    return OwnOptions.of(environment, Arguments.of(List.of(typed))).limits();
  }

  private static int status(Rest rest, String token) {
    return rest.send("GET", LAKES, BodyPublishers.noBody(), "Authorization", "Bearer " + token)
        .status();
  }
}
