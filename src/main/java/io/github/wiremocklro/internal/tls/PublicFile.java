package io.github.wiremocklro.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that others read, perhaps while it is written anew. */
final class PublicFile {
  private PublicFile() {}

  /**
   * Writes it, or leaves what is there as it is.
   *
   * @param temporary the end of the name of a file beside it, which nobody else uses
   */
  static void write(Path file, String text, String temporary) {
    try {
      // Of a link, what it leads to.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(target.toString(), null, "is no regular file");
      }
      if (!Files.isDirectory(target.resolveSibling(""))) {
        throw new NotDirectoryException(target.resolveSibling("").toString());
      }
      Path written = target.resolveSibling(target.getFileName() + temporary);
      try {
        Files.writeString(written, text, US_ASCII, StandardOpenOption.CREATE_NEW);
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          ("--ca-certificate-file: %s cannot be written (%s); name a file in a directory that is"
                  + " there, and in which the server may make files")
              .formatted(file, e),
          e);
    }
  }
}
