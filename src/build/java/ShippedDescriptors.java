import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one set of the descriptors of all the jars in a directory. The build runs it, from this
 * source, on the classes that it has just compiled.
 */
final class ShippedDescriptors {
  private ShippedDescriptors() {}

  /**
   * The directory of the directories with jars, and that of the sets, which are named like them.
   */
  public static void main(String[] arguments) throws IOException {
    Path sets = Files.createDirectories(Path.of(arguments[1]));
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of(arguments[0]))) {
      for (Path directory : directories) {
        Files.write(sets.resolve(directory.getFileName() + ".binpb"), set(directory));
      }
    }
  }

  private static byte[] set(Path directory) throws IOException {
    Map<String, ProtoFile> files = new TreeMap<>(); // so that the bytes are always the same
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory)) {
      for (Path jar : jars) {
        DescriptorSource.read(jar).files().forEach(file -> files.put(file.name(), file));
      }
    }
    return ProtoFile.toSet(files.values());
  }
}
