package io.github.wiremocklro.docker;

import java.nio.file.Path;

/** The image of this build: the Dockerfile with the standalone jar that was just built. */
public final class ImageUnderTest {
  private ImageUnderTest() {}

  /**
   * Returns the image's name. It is built when this is first called, and then it is there for the
   * whole JVM. Only for tests that {@linkplain RequiresDocker require Docker}.
   */
  public static String name() {
    return Built.NAME;
  }

  private static final class Built {
    static final String NAME = build("wiremock-lro:under-test");

    private static String build(String name) {
      Path jar = Path.of(System.getProperty("standalone.jar"));
      String inContext = Path.of("").toAbsolutePath().relativize(jar).toString();
      Docker.call(
          "build",
          "--quiet",
          "--build-arg",
          "JAR=" + inContext.replace('\\', '/'),
          "--build-arg",
          "VERSION=" + System.getProperty("expected.version"),
          "--tag",
          name,
          ".");
      return name;
    }
  }
}
