package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped mappings, as files. */
class MappingsTest {
  private static final Path ROOT = Path.of("mappings");
  private static final String EXAMPLE = "dataplex/create-lake.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("files")
  void holdsOneMappingThatSaysWhatItIs(String file) throws IOException {
    JsonNode mapping = MAPPER.readTree(ROOT.resolve(file).toFile());

    assertThat(mapping.has("mappings")).as("one stub in a file").isFalse();
    assertThat(mapping.path("name").asText()).isNotBlank();
    assertThat(mapping.at("/metadata/description").asText()).endsWith(".");
    assertThat(UUID.fromString(mapping.path("id").asText())).isNotNull();
    assertThat(mapping.path("priority").asInt())
        .as("operations and fates before what serves any method, users' stubs before both")
        .isEqualTo(file.equals("methods.json") ? 10 : file.equals(EXAMPLE) ? 9 : 8);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadByWireMockWithoutLoss(String file) throws IOException {
    String text = Files.readString(ROOT.resolve(file));

    StubMapping mapping = StubMapping.buildFrom(text);

    assertThat(MAPPER.readTree(StubMapping.buildJsonStringFor(mapping)).get("request"))
        .isEqualTo(MAPPER.readTree(text).get("request"));
    assertThat(mapping.getResponse().getTransformers()).hasSize(1);
  }

  @Test
  void areAllInTheIndexThatTheJarIsReadBy() throws IOException {
    assertThat(index()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(loaded());
  }

  /** Of one priority WireMock looks first at what came last. */
  @Test
  void thatOfTheMostFrequentCallIsLookedAtFirst() throws IOException {
    assertThat(index()).endsWith("operations/get-operation.json");
  }

  @Test
  void haveIdsAndNamesOfTheirOwn() throws IOException {
    List<StubMapping> mappings =
        files().stream().map(file -> StubMapping.buildFrom(read(ROOT.resolve(file)))).toList();

    assertThat(mappings).extracting(StubMapping::getId).doesNotHaveDuplicates();
    assertThat(mappings).extracting(StubMapping::getName).doesNotHaveDuplicates();
  }

  @Test
  void areAllLoadedByTheServerTheirScriptsChecked() throws IOException {
    try (WireMockLroServer fake = new WireMockLroServer()) {
      assertThat(fake.wireMock().getStubMappings()).hasSameSizeAs(loaded());
    }
  }

  @Test
  void butTheExampleAreThoseOfEachServer() throws IOException {
    assertThat(files()).contains(EXAMPLE);
    assertThat(Files.readString(ROOT.resolve(EXAMPLE))).contains("Not loaded");
  }

  private static List<String> loaded() throws IOException {
    return files().stream().filter(file -> !file.equals(EXAMPLE)).toList();
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static List<String> index() throws IOException {
    try (InputStream in = MappingsTest.class.getResourceAsStream("/wiremock-lro/mappings.index")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
