package io.github.wiremocklro.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of this machine that are to be in a container. */
final class LocalFiles {
  private static final String JSON = ".json";

  private LocalFiles() {}

  /**
   * Returns the contents of mappings, as {@link #read} does.
   *
   * @throws IllegalArgumentException if there is none, or one cannot be read
   */
  static SortedMap<String, byte[]> readMappings(Path fileOrDirectory) {
    SortedMap<String, byte[]> files = read(fileOrDirectory);
    if (files.keySet().stream().noneMatch(name -> name.endsWith(JSON))) {
      throw new IllegalArgumentException(
          "%s has no mapping in it: a file that ends with %s".formatted(fileOrDirectory, JSON));
    }
    return files;
  }

  /**
   * Returns the content of a file by its name, or that of all files in a directory by their paths
   * in it.
   *
   * @throws IllegalArgumentException if there is none, or one cannot be read
   */
  static SortedMap<String, byte[]> read(Path fileOrDirectory) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(fileOrDirectory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(name(fileOrDirectory, file), Files.readAllBytes(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "%s cannot be copied into the container: %s".formatted(fileOrDirectory, e), e);
    }
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("%s has no files in it".formatted(fileOrDirectory));
    }
    return contents;
  }

  private static String name(Path root, Path file) {
    Path name = file.equals(root) ? root.toAbsolutePath().getFileName() : root.relativize(file);
    return name.toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  /**
   * Returns the name, if it is that of a mapping.
   *
   * @throws IllegalArgumentException if it is not, or leads elsewhere
   */
  static String checkedMappingName(String name) {
    if (!name.endsWith(JSON)) {
      throw new IllegalArgumentException(
          "\"%s\" is no name for a mapping, which has to end with %s".formatted(name, JSON));
    }
    return checkedName(name);
  }

  /**
   * Returns the name, if it is that of a file below a directory.
   *
   * @throws IllegalArgumentException if it leads elsewhere
   */
  static String checkedName(String name) {
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
        throw new IllegalArgumentException(
            "\"%s\" is no name for a file in the container: write a relative one with slashes, such"
                    .formatted(name)
                + " as lakes/sales.json, without . and ..");
      }
    }
    return name;
  }
}
