package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files with descriptors that no option names. */
public final class ApiFiles {
  /** Names files for a WireMock that is not ours, as the class path names jars. */
  static final String PROPERTY = "wiremock-lro.api";

  private static final Predicate<String> ANY = Pattern.compile("[^.].*").asMatchPredicate();

  /** What WireMock's extension for gRPC reads. */
  private static final Predicate<String> OF_GRPC =
      Pattern.compile("[^.].*\\.(dsc|desc)").asMatchPredicate();

  private ApiFiles() {}

  /**
   * Reads those in a root directory, by their names: all that are not hidden in {@code apis}, and
   * {@code *.dsc} and {@code *.desc} in {@code grpc}.
   *
   * @throws InvalidArgumentException if one has no descriptors, or lies elsewhere
   */
  public static List<DescriptorSource> in(FileSource root) {
    List<DescriptorSource> sources = new ArrayList<>(in(root, "apis", ANY));
    sources.addAll(in(root, "grpc", OF_GRPC));
    return sources;
  }

  /** Reads those that a path names, such as {@code redis.jar:my-api.binpb}. */
  static List<DescriptorSource> named(String path) {
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .filter(file -> !file.isEmpty())
        .map(ApiFiles::readNamed)
        .toList();
  }

  private static DescriptorSource readNamed(String file) {
    try {
      return DescriptorSource.read(Path.of(file));
    } catch (InvalidArgumentException e) {
      throw InvalidArgumentException.reported("-D" + PROPERTY, e.shown(), e.verdict());
    } catch (InvalidPathException e) {
      throw new InvalidArgumentException(
          "-D" + PROPERTY, file, "is not the path of a file", "name one");
    }
  }

  private static List<DescriptorSource> in(
      FileSource root, String folder, Predicate<String> wanted) {
    FileSource files = root.child(folder);
    if (!files.exists()) {
      return List.of();
    }
    URI place = files.getUri();
    return "file".equals(place.getScheme())
        ? onDisk(Path.of(root.getUri()), Path.of(place), wanted)
        : packed(files, wanted);
  }

  private static List<DescriptorSource> onDisk(Path root, Path folder, Predicate<String> wanted) {
    try (Stream<Path> all = Files.list(folder)) {
      List<DescriptorSource> sources = new ArrayList<>();
      Path realRoot = root.toRealPath();
      for (Path file : all.filter(f -> wanted.test(f.getFileName().toString())).sorted().toList()) {
        if (!file.toRealPath().startsWith(realRoot)) {
          throw new InvalidArgumentException(
              "api",
              file.toString(),
              "is a link that leads out of the root directory",
              "copy the file there, or name it with --api (Java: api(...))");
        }
        sources.add(DescriptorSource.read(file));
      }
      return sources;
    } catch (IOException e) {
      throw new InvalidArgumentException(
          "api", folder.toString(), "cannot be read: " + e, "let the server's user read it");
    }
  }

  /** In a jar of the class path WireMock hands out what is in files, not these themselves. */
  private static List<DescriptorSource> packed(FileSource files, Predicate<String> wanted) {
    String folder = files.getUri() + "/";
    return files.listFilesRecursively().stream()
        .filter(file -> file.name().startsWith(folder))
        .filter(file -> isIn(file.name().substring(folder.length()), wanted))
        .map((TextFile file) -> DescriptorSource.ofSet(file.name(), file.readContents()))
        .toList();
  }

  private static boolean isIn(String path, Predicate<String> wanted) {
    return !path.contains("/") && wanted.test(path);
  }
}
