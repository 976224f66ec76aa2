package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping with a broken script is refused when it comes in, not when it is first used. */
class BrokenMappingsTest {
  private static final String PATH = "$.response.transformerParameters";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String id = UUID.randomUUID().toString();

  @ParameterizedTest
  @CsvFileSource(
      resources = "/scripts/broken-in-mappings.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void postedIsRefusedWithThePlaceTheValueAndTheRemedy(
      String script, String place, String value, String remedy) {
    Reply reply = rest.post("/__admin/mappings", mapping(script));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/source/pointer")).isEqualTo(PATH + place);
    assertThat(reply.text("/errors/0/detail")).startsWith(PATH + place).contains(value, remedy);
    assertNothingWasAdded();
  }

  @Test
  void postedIsRefusedByItsNameIfItHasOne() {
    Reply reply =
        rest.post(
            "/__admin/mappings",
            mapping("{'onCancel':'maybe'}").replace("{\"id\"", "{\"name\":\"Mine\",\"id\""));

    assertThat(reply.text("/errors/0/title")).contains("Mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'metadata': {'@type': 'a/b.C'}}"})
  void postedWithAResourceButNoPlaceForTheOperationIsRefused(String operation) {
    Reply reply =
        rest.post(
            "/__admin/mappings",
            mapping(
                "{'operation': %s, 'resource': {'create': 'projects/p/things/a', '@type': 'a/b.C'}}"
                    .formatted(operation)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail"))
        .startsWith(PATH + ".operation.name")
        .contains("or a parent");
    assertNothingWasAdded();
  }

  @Test
  void putInPlaceOfAGoodOneIsRefusedAndTheGoodOneStays() {
    rest.post("/__admin/mappings", mapping("{'operation':{'parent':'p/" + id + "'}}"));

    Reply reply =
        rest.send("PUT", "/__admin/mappings/" + id, mapping("{'doneAfter':{'time':'1h'}}"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail")).contains("3600s");
    assertThat(rest.post("/mine/" + id).text("/name")).startsWith("p/" + id + "/operations/");
  }

  @Test
  void importedIsRefused() {
    Reply reply =
        rest.post(
            "/__admin/mappings/import",
            "{\"mappings\":[" + mapping("{'doneAfter':{'time':'1h'}}") + "]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail")).contains("3600s");
    assertNothingWasAdded();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'duplicatePolicy': 'OVERWRITE'}",
        "{'duplicatePolicy': 'IGNORE'}",
        "{'duplicatePolicy': 'OVERWRITE', 'deleteAllNotInImport': true}"
      })
  void amongOthersLetsNoneOfThemIn(String options) {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      Rest admin = new Rest(server::baseUrl);
      admin.post("/__admin/mappings", mapping("{'operation':{'parent':'p/mine'}}"));
      List<StubMapping> before = server.wireMock().getStubMappings();

      Reply reply =
          admin.post("/__admin/mappings/import", importing(options, "{'doneAfter':{'time':'1h'}}"));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail")).contains("3600s");
      assertThat(server.wireMock().getStubMappings()).containsExactlyElementsOf(before);
      assertThat(admin.post("/mine/" + id).text("/name")).startsWith("p/mine/operations/");
    }
  }

  /** Else requests match some of them meanwhile, and to take out thousands again takes minutes. */
  @Test
  void amongOthersIsFoundBeforeAnyOfThemIsIn() {
    List<UUID> created = new CopyOnWriteArrayList<>();
    StubLifecycleListener listener =
        new StubLifecycleListener() {
          @Override
          public String getName() {
            return "created";
          }

          @Override
          public void afterStubCreated(StubMapping stub) {
            created.add(stub.getId());
          }
        };
    try (WireMockLroServer server =
        new WireMockLroServer(options -> options.extensions(listener)).start()) {
      created.clear();

      Reply reply =
          new Rest(server::baseUrl)
              .post("/__admin/mappings/import", importing("{}", "{'doneAfter':{'time':'1h'}}"));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(created).isEmpty();
    }
  }

  @Test
  void amongOthersInJavaLetsNoneOfThemInEither() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      List<StubMapping> before = server.wireMock().getStubMappings();
      StubImport mappings =
          Json.read(importing("{}", "{'doneAfter':{'time':'1h'}}"), StubImport.class);

      assertThatThrownBy(() -> server.wireMock().importStubs(mappings))
          .hasMessageContaining("3600s");

      assertThat(server.wireMock().getStubMappings()).containsExactlyElementsOf(before);
    }
  }

  @Test
  void aMappingThatCannotBeKeptLetsNoneOfTheOthersInEither() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      List<StubMapping> before = server.wireMock().getStubMappings();
      String persistent = mapping("{}").replace("{\"id\"", "{\"persistent\": true, \"id\"");

      Reply reply =
          new Rest(server::baseUrl)
              .post("/__admin/mappings/import", "{\"mappings\": [%s]}".formatted(persistent));

      assertThat(reply.status()).isGreaterThanOrEqualTo(400);
      assertThat(server.wireMock().getStubMappings()).containsExactlyElementsOf(before);
    }
  }

  @Test
  void goodOnesAreImportedAsWireMockDoes() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      Reply reply =
          new Rest(server::baseUrl)
              .post(
                  "/__admin/mappings/import",
                  importing("{'deleteAllNotInImport': true}", "{'doneAfter':{'time':'3600s'}}"));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(server.wireMock().getStubMappings()).hasSize(3);
    }
  }

  /** Returns an import of three mappings; WireMock takes the last first. */
  private String importing(String options, String second) {
    return "{\"mappings\": [%s, %s, %s], \"importOptions\": %s}"
        .formatted(
            mapping("{}").replace(id, UUID.randomUUID().toString()),
            mapping(second).replace(id, UUID.randomUUID().toString()),
            mapping("{'operation':{'parent':'p/theirs'}}"),
            options.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-operation",
        "list-operations",
        "cancel-operation",
        "delete-operation",
        "get-resource",
        "list-resources"
      })
  void ofAnotherTransformerIsRefusedForABrokenTemplateAndAnUnknownKey(String transformer) {
    String broken = mapping("{'name':'{{#if x}}'}").replace("start-operation", transformer);
    String unknown = mapping("{'nmae':'x'}").replace("start-operation", transformer);

    assertThat(rest.post("/__admin/mappings", broken).status()).isEqualTo(422);
    Reply reply = rest.post("/__admin/mappings", unknown);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail")).startsWith(PATH + ".nmae");
    assertNothingWasAdded();
  }

  @Test
  void withTwoTransformersThatAnswerIsRefused() {
    String two =
        mapping("{}").replace("[\"start-operation\"]", "[\"get-operation\", \"start-operation\"]");

    Reply reply = rest.post("/__admin/mappings", two);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail")).contains("more than one", "keep one");
    assertNothingWasAdded();
  }

  @Test
  void inARootDirectoryFailsTheStartAndNamesTheFile(@TempDir Path root) throws IOException {
    Path mappings = Files.createDirectory(root.resolve("mappings"));
    Files.writeString(mappings.resolve("broken.json"), mapping("{'doneAfter':{'time':'1h'}}"));

    assertThatThrownBy(
            () ->
                new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
                    .start())
        .hasMessageContaining("broken.json")
        .hasMessageContaining(PATH + ".doneAfter.time")
        .hasMessageContaining("3600s");
  }

  @Test
  void amongOthersInOneFileFailsTheStartToo(@TempDir Path root) throws IOException {
    Path mappings = Files.createDirectory(root.resolve("mappings"));
    Files.writeString(
        mappings.resolve("several.json"),
        "{\"mappings\": [%s, %s]}"
            .formatted(
                mapping("{}").replace(id, "00000000-0000-0000-0000-000000000000"),
                mapping("{'doneAfter':'soon'}")));
    WireMockLroServer server =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()));

    assertThatThrownBy(server::start)
        .hasMessageContaining("several.json")
        .hasMessageContaining(PATH + ".doneAfter");
    assertThatThrownBy(server::port).hasMessageContaining("not running");
  }

  @Test
  void thatIsNoScriptOfThisLibraryIsNoneOfItsBusiness() {
    String mapping =
        mapping("{'doneAfter':'soon'}").replace("start-operation", "response-template");

    assertThat(rest.post("/__admin/mappings", mapping).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 900})
  void thatIsNestedTooDeeplyIsRefused(int depth) {
    String script = "{'a':".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);

    Reply reply = rest.post("/__admin/mappings", mapping(script));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/detail")).startsWith(PATH + ".a.a").contains("100");
    assertNothingWasAdded();
  }

  @Test
  void thatIsNestedAsDeeplyAsJsonMayBeIsNotRefused() {
    String lists = "[".repeat(97) + "]".repeat(97);
    String script =
        "{'operation':{'metadata':{'@type':'type.googleapis.com/a.B','a':" + lists + "}}}";

    assertThat(rest.post("/__admin/mappings", mapping(script)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'bodyFileName': 'self.json'}", "{'a': [{'bodyFileName': 'self.json'}]}"})
  void whoseFileIncludesItselfIsRefused(String file, @TempDir Path root) throws IOException {
    Path files = Files.createDirectory(root.resolve("__files"));
    Files.writeString(files.resolve("self.json"), file.replace('\'', '"'));

    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
            .start()) {
      Reply reply =
          new Rest(fake::baseUrl)
              .post(
                  "/__admin/mappings",
                  mapping("{'operation':{'metadata':{'bodyFileName':'self.json'}}}"));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail"))
          .startsWith(PATH + ".operation.metadata")
          .contains("includes itself");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "sub", "sub/."})
  void whoseBodyIsADirectoryIsRefused(String file, @TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("__files/sub"));

    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
            .start()) {
      Reply reply =
          new Rest(fake::baseUrl)
              .post(
                  "/__admin/mappings",
                  """
                  {"request": {"urlPath": "/v1/x"}, "response": {
                    "bodyFileName": "%s", "transformers": ["get-operation"]}}"""
                      .formatted(file));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail")).startsWith("$.response.bodyFileName");
    }
  }

  @Test
  void withAFileThatIncludesItselfFailsTheStartAndNamesTheMapping(@TempDir Path root)
      throws IOException {
    Path files = Files.createDirectory(root.resolve("__files"));
    Files.writeString(files.resolve("self.json"), "{\"bodyFileName\": \"self.json\"}");
    Path mappings = Files.createDirectory(root.resolve("mappings"));
    Files.writeString(
        mappings.resolve("mine.json"),
        mapping("{'operation':{'metadata':{'bodyFileName':'self.json'}}}"));

    assertThatThrownBy(
            () ->
                new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
                    .start())
        .hasMessageContaining("mine.json")
        .hasMessageContaining(PATH + ".operation.metadata");
  }

  @Test
  void thatAlsoNamesAnotherTransformerMayHaveItsParameters() {
    String mapping =
        mapping("{'name':'p/operations/x','theirs':{'a':1}}")
            .replace("\"start-operation\"", "\"get-operation\", \"response-template\"");

    assertThat(rest.post("/__admin/mappings", mapping).status()).isEqualTo(201);
    assertThat(rest.post("/mine/" + id).text("/error/status")).isEqualTo("NOT_FOUND");
  }

  @Test
  void thatNamesTwoTransformersOfThisLibraryIsRefusedForAnUnknownKey() {
    String mapping =
        mapping("{'nmae':'x'}")
            .replace("\"start-operation\"", "\"get-operation\", \"get-resource\"");

    assertThat(rest.post("/__admin/mappings", mapping).status()).isEqualTo(422);
  }

  private void assertNothingWasAdded() {
    assertThat(rest.get("/__admin/mappings/" + id).status()).isEqualTo(404);
    assertThat(rest.post("/mine/" + id).status()).isEqualTo(404);
  }

  private String mapping(String script) {
    return """
        {"id": "%s",
         "request": {"method": "POST", "urlPath": "/mine/%s"},
         "response": {"transformers": ["start-operation"], "transformerParameters": %s}}
        """
        .formatted(id, id, script.replace('\'', '"'));
  }
}
