package io.github.wiremocklro.internal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of the page, as they are in the jar: these and no others. */
public final class ConsoleFiles {
  /** The page itself, which asks for the others. */
  public static final String PAGE = "page.html";

  private static final String ROOT = "/wiremock-lro/console/";
  private static final Set<String> NAMES =
      Set.of(
          PAGE,
          "page.css",
          "page.js",
          "report.js",
          "acts.js",
          "admin.js",
          "copies.js",
          "detail.js",
          "dom.js",
          "events.js",
          "list.js",
          "live.js",
          "marks.js",
          "timeline.js");

  private ConsoleFiles() {}

  /** Returns the content of a file, null where the page has none of that name. */
  public static byte @Nullable [] find(String name) {
    return NAMES.contains(name) ? read(name) : null;
  }

  /** Returns the content of a file that is there. */
  static byte[] read(String name) {
    try (InputStream file = ConsoleFiles.class.getResourceAsStream(ROOT + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
