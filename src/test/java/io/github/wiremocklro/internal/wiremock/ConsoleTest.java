package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as files; what it does is tested in a browser, by {@code src/test/page}. */
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
    Set<String> seen = new TreeSet<>();
    Deque<String> files = new ArrayDeque<>(List.of("page.js", "report.js"));
    while (!files.isEmpty()) {
      String name = files.remove();
      if (seen.add(name)) {
        Reply file = file(name);
        assertThat(file.status()).as(name).isEqualTo(200);
        IMPORT.matcher(file.body()).results().map(result -> result.group(1)).forEach(files::add);
      }
    }

    assertThat(seen).contains("page.js", "live.js", "admin.js", "timeline.js", "marks.js");
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
