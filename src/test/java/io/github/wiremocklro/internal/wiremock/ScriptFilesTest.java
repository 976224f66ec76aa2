package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import io.github.wiremocklro.operation.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFilesTest {
  private static final String NAME = "dataplex/operation-metadata.json";
  private static final JsonObject REFERENCE = JsonObject.of("bodyFileName", NAME);

  @TempDir private Path root;
  private ScriptFiles files;

  @BeforeEach
  void create() {
    files = new ScriptFiles(new SingleRootFileSource(root.toFile()));
  }

  @Test
  void ofThisLibraryAreReadOnce() {
    assertThat(files.read(REFERENCE, "$")).isSameAs(files.read(REFERENCE, "$"));
  }

  @Test
  void ofTheUserAreReadAgainForTheyMayChange() throws IOException {
    JsonObject shipped = files.read(REFERENCE, "$");

    write("{\"a\": 1}");
    assertThat(files.read(REFERENCE, "$")).isEqualTo(JsonObject.of("a", 1));
    write("{\"a\": 2}");
    assertThat(files.read(REFERENCE, "$")).isEqualTo(JsonObject.of("a", 2));
    Files.delete(root.resolve(NAME));
    assertThat(files.read(REFERENCE, "$")).isEqualTo(shipped);
  }

  @Test
  void ofAFaultsBodyAreTextThatIsNoTemplate() throws IOException {
    write("<html>{{request.path}}</html>");

    assertThat(files.readText(REFERENCE.with("status", 502), "$"))
        .isEqualTo("<html>{{request.path}}</html>");
  }

  private void write(String json) throws IOException {
    Path file = root.resolve(NAME);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
  }
}
