package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as files; what it does is tested in a browser, by {@code src/test/node}. */
class ConsoleTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

  private final Rest rest = new Rest(FAKE::baseUrl);

  @Test
  void thePageMayRunItsOwnScriptsAndNothingElse() {
    Reply page = rest.get("/__admin/lro");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void allThatItsScriptsImportIsThere() {
    List<String> imported =
        List.of("page.js", "report.js").stream()
            .flatMap(file -> IMPORT.matcher(file(file).body()).results())
            .map((MatchResult result) -> result.group(1))
            .distinct()
            .toList();

    assertThat(imported)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file(file).status()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapping.schema.json", "..%2Fmappings.index", "page.js.map", "%00"})
  void thereIsNoOtherFile(String name) {
    assertThat(file(name).status()).isIn(400, 404);
  }

  private Reply file(String name) {
    return rest.get("/__admin/lro/" + name);
  }
}
