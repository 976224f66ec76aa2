package io.github.wiremocklro.internal.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The library and the jars beside it: those of the build, or such as the build fetches into
 * target/class-paths.
 *
 * @param wireMock one jar or more
 * @param databind of Jackson, as are the next two
 */
record ClassPath(List<String> wireMock, String databind, String core, String annotations) {

  static ClassPath newest() {
    return new ClassPath(
        List.of(jarOf(WireMockServer.class)),
        jarOf(ObjectMapper.class),
        jarOf(JsonFactory.class),
        jarOf(JsonInclude.class));
  }

  ClassPath wireMock(String version) {
    return new ClassPath(
        List.of(fetched("wiremock-standalone", version)), databind, core, annotations);
  }

  /** With the WireMock that has its libraries beside it, before the one that has them inside. */
  ClassPath thinWireMockFirst(String version) {
    List<String> both = new ArrayList<>(List.of(fetched("wiremock", version)));
    both.addAll(wireMock);
    return new ClassPath(both, databind, core, annotations);
  }

  ClassPath jackson(String version) {
    return databind(version).core(version).annotations(version);
  }

  ClassPath databind(String version) {
    return new ClassPath(wireMock, fetched("jackson-databind", version), core, annotations);
  }

  ClassPath core(String version) {
    return new ClassPath(wireMock, databind, fetched("jackson-core", version), annotations);
  }

  ClassPath annotations(String version) {
    return new ClassPath(wireMock, databind, core, fetched("jackson-annotations", version));
  }

  List<String> toList() {
    return Stream.concat(
            Stream.of(System.getProperty("library.jar"), databind, core, annotations),
            wireMock.stream())
        .toList();
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String fetched(String artifact, String version) {
    return Path.of(System.getProperty("library.jar"))
        .resolveSibling("class-paths/%s-%s.jar".formatted(artifact, version))
        .toString();
  }
}
