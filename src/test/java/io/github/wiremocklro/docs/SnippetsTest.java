package io.github.wiremocklro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages show for other languages is what .ci/snippets runs, and all of it is shown. */
class SnippetsTest {

  @ParameterizedTest
  @CsvSource({"python, python/*.py", "js, node/*.js", "go, go/*.go"})
  void everyBlockIsAFileThatRuns(String language, String files) throws IOException {
    Path folder = Path.of("src/test/snippets");
    List<String> shown = Page.all().stream().flatMap(page -> page.in(language).stream()).toList();

    assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(texts(folder, files));
  }

  private static List<String> texts(Path folder, String glob) throws IOException {
    // Of the path below the folder: in a glob the separator of Windows means something else.
    var wanted = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> wanted.matches(folder.relativize(file)))
          .map(SnippetsTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
