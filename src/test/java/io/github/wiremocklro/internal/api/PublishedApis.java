package io.github.wiremocklro.internal.api;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Google's published jars of messages, as {@code com.google.api.grpc} has them at Maven Central.
 * The build copies them. None is read off the class path, where two are for the sake of clients.
 */
public final class PublishedApis {
  private PublishedApis() {}

  /**
   * Returns the jar.
   *
   * @param name of the artifact, behind {@code proto-google-cloud-}: {@code redis-v1}
   */
  public static Path jar(String name) {
    return directory().resolve("apis").resolve("proto-google-cloud-" + name + ".jar");
  }

  /** Returns the directory of this build, of which there may be several. */
  private static Path directory() {
    try {
      Path testClasses =
          Path.of(PublishedApis.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return testClasses.resolveSibling("");
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
