package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.api.ShowcaseSet;
import io.github.wiremocklro.internal.json.MappingSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is what runs; their curl stories are run by {@code DocsIT}. A class that
 * needs Docker is shown without the annotation by which this build runs it.
 */
class DocsTest {
  private static final String ALL_PAGES = "io.github.wiremocklro.docs.Page#all";
  private static final Path SOURCES = Path.of("src/test/java/io/github/wiremocklro/docs");
  private static final Pattern CLASS =
      Pattern.compile("^(?:class (?=\\w+(?:Test|IT) )|abstract class )(\\w+) ", Pattern.MULTILINE);

  @ParameterizedTest
  @MethodSource(ALL_PAGES)
  void everyJavaBlockIsATestClassThatRunsOrWhatOneExtends(Page page) {
    assertThat(page.in("java")).allSatisfy(block -> assertThat(block).isEqualTo(sourceOf(block)));
  }

  @ParameterizedTest
  @MethodSource(ALL_PAGES)
  void everyJsonBlockIsAMappingThatTheSchemaAndTheServerTake(Page page, @TempDir Path directory)
      throws IOException {
    // Those whose methods mappings match.
    Path redis = PublishedApis.jar("redis-v1");
    Path showcase = ShowcaseSet.writtenTo(directory);
    try (WireMockLroServer server = new WireMockLroServer().api(redis).api(showcase)) {
      for (String block : page.in("json")) {
        assertThat(MappingSchema.problemsOfMapping(block)).isEmpty();
        StubMapping mapping = StubMapping.buildFrom(block);
        server.wireMock().addStubMapping(mapping);

        assertThat(server.wireMock().getStubMappings()).contains(mapping);
      }
    }
  }

  @Test
  void thePagesHaveBlocksOfEachKind() throws IOException {
    assertThat(Page.all())
        .flatExtracting(Page::blocks)
        .extracting(Page.Block::language)
        .contains("java", "json", "sh");
  }

  @ParameterizedTest
  @MethodSource(ALL_PAGES)
  void everyLinkLeadsSomewhere(Page page) {
    assertThat(page.links()).allSatisfy(link -> assertThat(link.problem()).isEmpty());
  }

  @Test
  void theIndexListsEveryPage() throws IOException {
    List<Path> listed =
        Page.read(Path.of("docs/README.md")).links().stream().map(Page.Link::file).toList();

    assertThat(listed)
        .containsAll(
            Page.all().stream()
                .map(Page::path)
                .filter(path -> !path.endsWith("docs/README.md"))
                .toList());
  }

  @Test
  void theReadmeIsReadInFiveMinutes() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(200);
  }

  /** The page's command is the one by which the build has the jar that the page's blocks read. */
  @Test
  void theJarOfRedisIsThatOfTheBuild() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .replaceFirst(
                "(?s).*<proto-google-cloud-redis-v1.version>(.*?)</proto-google-cloud-redis.*",
                "$1");

    assertThat(Files.readString(Path.of("docs/any-api.md")))
        .contains("com.google.api.grpc:proto-google-cloud-redis-v1:" + version + " ");
  }

  private static String sourceOf(String block) throws IOException {
    Matcher name = CLASS.matcher(block);
    assertThat(name.find()).as("a class in the block:\n%s", block).isTrue();
    String source = Files.readString(SOURCES.resolve(name.group(1) + ".java"));
    return source
        .substring(source.indexOf("\nimport ") + 1)
        .replace("import %s;\n".formatted(RequiresDocker.class.getName()), "")
        .replace("@RequiresDocker\n", "");
  }
}
