package io.github.wiremocklro.internal.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private final Path folder;
  private final Path file;

  WholeFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("file");
  }

  @Test
  void standsInThePlaceOfTheOneBefore() throws IOException {
    write("a longer one");
    write("new");

    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void staysAsItWasWhereItsContentFails() throws IOException {
    write("old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new OutOfMemoryError("none");
                    }))
        .hasMessage("none");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void isWrittenBySeveralAtTheSameTime() throws IOException {
    WholeFile.write(
        file,
        out -> {
          write("inner");
          out.write("outer".getBytes(UTF_8));
        });

    assertThat(file).hasContent("outer");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no permissions of this kind")
  void mayBeReadByThoseWhoMayReadAnyNewFile() throws IOException {
    write("new");

    Path other = Files.createFile(folder.resolve("other"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
  void isWhereALinkLeadsTo() throws IOException {
    write("old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    WholeFile.write(link, out -> out.write("new".getBytes(UTF_8)));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void takesThePlaceOfNoFolder() {
    assertThatThrownBy(() -> WholeFile.write(folder, out -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is no regular file");
  }

  @Test
  void isInAFolderThatIsThere() {
    assertThatThrownBy(() -> WholeFile.write(folder.resolve("no/file"), out -> {}))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void write(String text) {
    try {
      WholeFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
