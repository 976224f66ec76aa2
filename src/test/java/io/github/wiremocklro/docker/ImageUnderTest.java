package io.github.wiremocklro.docker;

import java.nio.file.Path;

/** The image of this build: the Dockerfile with the standalone jar that was just built. */
public final class ImageUnderTest {
  private ImageUnderTest() {}

  /**
   * Returns the image's name. It is built when this is first called, and goes with the JVM. Only
   * for tests that {@linkplain RequiresDocker require Docker}.
   */
  public static String name() {
    return Built.NAME;
  }

  private static final class Built {
    // A name of its own: builds in other folders may use the same engine at the same time.
    static final String NAME = build("wiremock-lro:under-test-" + ProcessHandle.current().pid());

    private static String build(String name) {
      Path target = Path.of(System.getProperty("standalone.jar")).getParent();
      String inContext = Path.of("").toAbsolutePath().relativize(target).toString();
      Docker.call(
          "build",
          "--quiet",
          "--build-arg",
          "TARGET=" + inContext.replace('\\', '/'),
          "--build-arg",
          "VERSION=" + System.getProperty("expected.version"),
          "--tag",
          name,
          ".");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Docker.run("rmi", name)));
      return name;
    }
  }
}
