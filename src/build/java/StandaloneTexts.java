import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the licences, the notices and the bill of materials out of the standalone jar, for the
 * image and the release: who looks for them there looks into no jar. The build runs it from this
 * source.
 */
final class StandaloneTexts {
  private static final String BILL = "META-INF/sbom/wiremock-lro-standalone.cdx.json";

  /** Those of libraries, too, wherever these have them. */
  private static final Pattern LICENCE =
      Pattern.compile(
          "META-INF/licenses/.+|META-INF/DEPENDENCIES|THIRD-PARTY\\.txt"
              + "|(.+/)?([^/]+[-.])?(LICENSE|NOTICE)(\\.(txt|md))?");

  private StandaloneTexts() {}

  /** The jar, and the folder to put them into: the licences into one of their own. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Path licences = folder.resolve("licenses");
    clear(licences);
    try (JarFile jar = new JarFile(arguments[0])) {
      copy(jar, jar.getJarEntry(BILL), folder.resolve("wiremock-lro-standalone.cdx.json"));
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (LICENCE.matcher(entry.getName()).matches()) {
          copy(
              jar,
              entry,
              licences.resolve(entry.getName().replaceFirst("^META-INF/(licenses/)?", "")));
        }
      }
    }
  }

  /** Or it would have those of an earlier build. */
  private static void clear(Path licences) throws IOException {
    if (Files.exists(licences)) {
      try (Stream<Path> all = Files.walk(licences)) {
        for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
