package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.json.MappingSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs; its curl story is run by {@code ReadmeIT}. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path SOURCES = Path.of("src/test/java/io/github/wiremocklro/docs");
  private static final Pattern CLASS = Pattern.compile("^class (\\w+Test) ", Pattern.MULTILINE);

  @Test
  void everyJavaBlockIsATestClassThatRuns() throws IOException {
    assertThat(Markdown.read(README).in("java"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(block).isEqualTo(sourceOf(block)));
  }

  @Test
  void everyJsonBlockIsAMappingThatTheSchemaAndTheServerTake() throws IOException {
    try (WireMockLroServer server = new WireMockLroServer()) {
      for (String block : Markdown.read(README).in("json")) {
        assertThat(MappingSchema.problemsOfMapping(block)).isEmpty();
        StubMapping mapping = StubMapping.buildFrom(block);
        server.wireMock().addStubMapping(mapping);

        assertThat(server.wireMock().getStubMappings()).contains(mapping);
      }
    }
    assertThat(Markdown.read(README).in("json")).isNotEmpty();
  }

  private static String sourceOf(String block) throws IOException {
    Matcher name = CLASS.matcher(block);
    assertThat(name.find()).as("a class in the block:\n%s", block).isTrue();
    String source = Files.readString(SOURCES.resolve(name.group(1) + ".java"));
    return source.substring(source.indexOf("\nimport ") + 1);
  }
}
