package io.github.wiremocklro.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.internal.console.TimelineReport;
import io.github.wiremocklro.operation.OperationRecord;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where a test that fails tells what happened to its operations: an HTML file below the folder that
 * its build writes to. Without such a folder there is none. Thread-safe.
 */
final class TestReport {
  private static final String FOLDER = "wiremock-lro";
  private static final List<String> BUILD_FOLDERS = List.of("target", "build", "out", "bin");

  private final String title;
  private final @Nullable Path folder;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Creates the report of one test.
   *
   * @param title what it is of, and its file is called; the same in each run
   * @param folder null for none
   */
  TestReport(String title, @Nullable Path folder) {
    this.title = title;
    this.folder = folder;
  }

  static TestReport of(ExtensionContext context) {
    String type = context.getTestClass().map(Class::getName).orElse("");
    // Parameters of a test stand in its display name, which no file can be called.
    String method = context.getTestMethod().map(Method::getName).orElse("");
    String unique = Integer.toHexString(context.getUniqueId().hashCode());
    return new TestReport(
        type + "." + method + "." + unique,
        context.getTestClass().flatMap(TestReport::buildFolder).orElse(null));
  }

  /** Classes of tests lie somewhere below the build folder. */
  private static Optional<Path> buildFolder(Class<?> test) {
    CodeSource source = test.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      for (Path path = Path.of(source.getLocation().toURI());
          path != null;
          path = path.getParent()) {
        if (BUILD_FOLDERS.contains(String.valueOf(path.getFileName()))) {
          return Optional.of(path.resolve(FOLDER));
        }
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // No folder of this machine.
    }
    return Optional.empty();
  }

  /** Returns a failure that names the file which shows the operations, if one could be written. */
  AssertionError of(String message, List<OperationRecord> records) {
    return new AssertionError(
        written(message, records)
            .map(file -> message + "\nThe same to look at: " + file.toUri())
            .orElse(message));
  }

  private Optional<Path> written(String message, List<OperationRecord> records) {
    if (folder == null || records.isEmpty()) {
      return Optional.empty();
    }
    int number = count.incrementAndGet();
    String name = fileName(title) + (number == 1 ? "" : "." + number) + ".html";
    try {
      Path file = Files.createDirectories(folder).resolve(name);
      return Optional.of(
          Files.writeString(file, TimelineReport.html(title, message, records), UTF_8));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // The failure of the test is what has to be told.
    }
  }

  /** A method of Kotlin may have a name that no file can have. */
  private static String fileName(String title) {
    return title.replaceAll("[^\\p{L}\\p{N}._$-]", "_");
  }
}
