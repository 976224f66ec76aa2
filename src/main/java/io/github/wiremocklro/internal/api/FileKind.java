package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a file is by how it begins, whatever its name is. */
enum FileKind {
  JAR("PK\u0003\u0004.*", "it is a jar"),
  EMPTY_JAR("PK\u0005\u0006.*", "it is an empty jar"),
  GZIP("\u001f\u008b.*", "it is packed by gzip: unpack it"),
  CLASS("\u00ca\u00fe\u00ba\u00be.*", "it is one class of a jar"),
  PROTO(".*(syntax|edition) *= *\".*", "it is a .proto source, and not what protoc makes of it"),
  JSON("\\s*[{\\[].*", "it is JSON, and not the binary form"),
  SET(".*", "it is not a FileDescriptorSet, or is cut");

  private static final int HEAD = 4_096;

  private final String head;
  private final String verdict;

  FileKind(String head, String verdict) {
    this.head = "(?s)" + head;
    this.verdict = verdict;
  }

  static FileKind of(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      String head = new String(in.readNBytes(HEAD), ISO_8859_1);
      return Stream.of(values()).filter(kind -> head.matches(kind.head)).findFirst().orElse(SET);
    }
  }

  /** Returns why it is not taken, where it is not. */
  String verdict() {
    return verdict;
  }
}
