package io.github.wiremocklro.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.real.Checks.Check;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/unknown.md}. */
class UnknownPageTest {
  private static final int CHECK = 4;
  private static final WireMockLroServer SERVER = new WireMockLroServer();
  private static final Pattern SCRIPT = Pattern.compile("`(\\{\".*?})`");

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void namesChecksThatThereAreAndAllOfThem() throws IOException {
    List<String> checks = Checks.all().stream().map(Check::name).toList();

    assertThat(rows().map(row -> row.split(" *\\| *")[CHECK]))
        .allMatch(
            named -> named.startsWith("none: ") || checks.containsAll(List.of(named.split("; "))))
        .flatExtracting(named -> List.of(named.split("; ")))
        .containsAll(checks);
  }

  static List<String> scripts() throws IOException {
    return rows()
        .flatMap(row -> SCRIPT.matcher(row).results())
        .map((MatchResult found) -> found.group(1))
        .filter(script -> !script.equals("{}"))
        .toList();
  }

  /** A start that is to fail is answered with the code of its fault. */
  @ParameterizedTest
  @MethodSource("scripts")
  void hasScriptsThatAServerTakes(String script) {
    Reply reply =
        new Rest(SERVER::baseUrl)
            .send(
                "POST",
                "/v1/%s/lakes?lakeId=a".formatted(Rest.newParent()),
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "x-lro-script",
                script);

    assertThat(reply.status() == 200).as(reply.body()).isEqualTo(!script.contains("\"start\""));
    assertThat(reply.text("/error/status")).isNotEqualTo("INVALID_ARGUMENT");
  }

  private static Stream<String> rows() throws IOException {
    return Files.readString(Path.of("docs/unknown.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| not known"));
  }
}
