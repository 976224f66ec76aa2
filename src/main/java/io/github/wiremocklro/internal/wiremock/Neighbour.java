package io.github.wiremocklro.internal.wiremock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A jar or folder on the class path. What is in it is told from its files; no class is loaded.
 *
 * @param loader the class loader that has it on its class path
 * @param root the URL of its top-level folder, which ends with a slash
 */
record Neighbour(ClassLoader loader, String root) {

  /** Returns the one that a class, say, would come from: the first that has the file. */
  static Optional<Neighbour> with(String file, ClassLoader loader) {
    return Optional.ofNullable(loader.getResource(file))
        .map(URL::toString)
        .map(url -> new Neighbour(loader, url.substring(0, url.length() - file.length())));
  }

  boolean has(String file) {
    return find(file).isPresent();
  }

  /** Returns what a file of properties in it says of its version, if it has one. */
  Optional<String> version(String file) {
    return find(file).map(Neighbour::read).map(properties -> properties.getProperty("version"));
  }

  /** Returns its path. */
  @Override
  public String toString() {
    String path = root.replaceFirst("^jar:", "").replaceFirst("!/$", "");
    return path.startsWith("file:") ? Path.of(URI.create(path)).toString() : path;
  }

  /**
   * Others on the class path may have a file of the same name, and before it, but most have not.
   */
  private Optional<URL> find(String file) {
    @Nullable URL first = loader.getResource(file);
    if (first == null || first.toString().equals(root + file)) {
      return Optional.ofNullable(first);
    }
    try {
      return Collections.list(loader.getResources(file)).stream()
          .filter(url -> url.toString().equals(root + file))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(URL url) {
    Properties properties = new Properties();
    try (InputStream in = url.openStream()) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
