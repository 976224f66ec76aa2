package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.MappingSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping file may name the JSON Schema that editors are to complete it by. */
class SchemaInMappingsTest {
  private static final String SCHEMA = "\"$schema\": \"mapping.schema.json\"";

  @TempDir private Path root;

  @Test
  void isTakenInFilesWithOneMappingAndWithSeveral() throws IOException {
    Path mappings = Files.createDirectory(root.resolve("mappings"));
    String several = "{" + SCHEMA + ", \"mappings\": [" + mapping("b") + ", " + mapping("c") + "]}";
    Files.writeString(mappings.resolve("one.json"), mapping("a"));
    Files.writeString(mappings.resolve("several.json"), several);

    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
            .start()) {
      Rest rest = new Rest(fake::baseUrl);

      assertThat(rest.post("/a").text("/done")).isEqualTo("false");
      assertThat(rest.post("/b").text("/done")).isEqualTo("false");
      assertThat(rest.post("/c").text("/done")).isEqualTo("false");
    }
  }

  @Test
  void isTakenOverTheAdminApi() {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Rest rest = new Rest(fake::baseUrl);

      assertThat(rest.post("/__admin/mappings", mapping("a")).status()).isEqualTo(201);
      assertThat(rest.post("/a").text("/done")).isEqualTo("false");
    }
  }

  @Test
  void knowsTheWordsOfTheMatcherRpc() {
    for (String kind : RpcPattern.KINDS) {
      assertThat(problems("{\"kind\": \"%s\"}".formatted(kind))).as(kind).isEmpty();
    }
    String all =
        RpcPattern.KEYS.stream()
            .map("\"%s\": \"get\""::formatted)
            .collect(Collectors.joining(", ", "{", "}"));
    assertThat(problems(all)).isEmpty();
    assertThat(problems("{\"kind\": \"make\"}")).isNotEmpty();
    assertThat(problems("{\"methods\": \"a.b.C\"}")).isNotEmpty();
    assertThat(problems("{\"id\": 1}")).isNotEmpty();
  }

  @Test
  void leavesTheMatchersOfOthersAlone() {
    assertThat(
            MappingSchema.problemsOfMapping(
                "{\"request\": {\"customMatcher\": {\"name\": \"mine\", \"parameters\": {\"a\": 1}}}}"))
        .isEmpty();
  }

  private static List<String> problems(String parameters) {
    return MappingSchema.problemsOfMapping(
        "{\"request\": {\"customMatcher\": {\"name\": \"rpc\", \"parameters\": %s}}}"
            .formatted(parameters));
  }

  private static String mapping(String path) {
    return """
        {%s,
         "request": {"method": "POST", "urlPath": "/%s"},
         "response": {
           "transformers": ["start-operation"],
           "transformerParameters": {"operation": {"parent": "projects/p"}}}}
        """
        .formatted(SCHEMA, path);
  }
}
