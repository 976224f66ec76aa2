package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping that cannot be used keeps the server from starting, and says where it is broken. */
@Timeout(600)
class BrokenMappingsIT {
  private static final String SCRIPT = "$.response.transformerParameters";

  @TempDir Path root;
  private Path mapping;

  @BeforeEach
  void createFolder() throws IOException {
    mapping = Files.createDirectory(root.resolve("mappings")).resolve("broken.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "onCancel": "explodes"                   | .onCancel       | "explodes" is no outcome
          "onCancel": {"outcome": "explodes"}      | .onCancel.outcome | "explodes" is no outcome
          "doneAftr": {"polls": 1}                 | .doneAftr       | use one of operation, doneAfter
          "doneAfter": {"polls": -1}               | .doneAfter.polls | -1
          "doneAfter": {"time": "1h"}              | .doneAfter.time | "1h"
          "operation": {"parent": "p/{{#if x}}"}   | .operation.parent | "p/{{#if x}}" cannot be rendered
          "operation": {"response": {"bodyFileName": "no.json"}} | .operation.response.bodyFileName | "no.json" is not there
          """)
  void namesTheFileThePathAndTheProblemOfAScript(String part, String path, String problem)
      throws Exception {
    Files.writeString(
        mapping,
        """
        {"request": {"method": "POST", "urlPath": "/v1/x"},
         "response": {"transformers": ["start-operation"], "transformerParameters": {%s}}}
        """
            .formatted(part));

    assertThat(failure()).contains(mapping.toString(), SCRIPT + path + ": ", problem);
  }

  @Test
  void namesTheFileAndTheLineOfWhatIsNoJson() throws Exception {
    Files.writeString(mapping, "{\n  \"request\": {\n");

    assertThat(failure()).contains(mapping.toString(), "line: 3, column: 1");
  }

  @Test
  void namesTheFileAndTheKeyOfWhatIsNoMapping() throws Exception {
    Files.writeString(mapping, "{\"reqest\": {}}");

    assertThat(failure()).contains(mapping.toString(), "\"reqest\"");
  }

  private String failure() throws Exception {
    Exit exit = StandaloneProcess.run(root, onFreePort("--root-dir", root.toString()));

    assertThat(exit.status()).isEqualTo(1);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err())
        .startsWith("wiremock-lro cannot start: ")
        .doesNotContain("\tat ", "Exception in thread");
    return exit.err();
  }
}
