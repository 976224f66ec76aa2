package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive of the jar's classes, which takes the many processes here half of what a start costs.
 */
final class ClassArchive {
  private static final List<String> FLAGS = silent("-XX:SharedArchiveFile=" + made());

  private ClassArchive() {}

  /** Returns the flags of a JVM that uses it. */
  static List<String> flags() {
    return FLAGS;
  }

  /** What the JVM says of it would stand among what is looked at here. */
  private static List<String> silent(String flag) {
    return List.of(flag, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  private static Path made() {
    Path jar = Path.of(System.getProperty("standalone.jar"));
    Path archive = jar.resolveSibling("classes-of-tests.jsa");
    List<String> java = new ArrayList<>(silent("-XX:ArchiveClassesAtExit=" + archive));
    java.addAll(List.of("-jar", jar.toString()));
    try (StandaloneProcess server =
        new StandaloneProcess(jar.getParent(), java, StandaloneProcess.onFreePort())) {
      server.post("/v1/projects/p/locations/l/lakes?lakeId=a", "{}");
      server.get("/v1/projects/p/locations/l/operations");
      server.get("/__admin/ext/lro/operations");
      server.terminate();
      assertThat(archive).exists();
    } catch (Exception e) {
      throw new AssertionError("no archive of classes", e);
    }
    return archive;
  }
}
