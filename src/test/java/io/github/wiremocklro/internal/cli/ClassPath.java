package io.github.wiremocklro.internal.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.protobuf.Descriptors;
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
 */
record ClassPath(List<String> wireMock, String jackson, String protobuf) {

  static ClassPath newest() {
    return new ClassPath(
        List.of(jarOf(WireMockServer.class)), jarOf(JsonFactory.class), jarOf(Descriptors.class));
  }

  ClassPath wireMock(String version) {
    return new ClassPath(List.of(fetched("wiremock-standalone", version)), jackson, protobuf);
  }

  /** With the WireMock that has its libraries beside it, before the one that has them inside. */
  ClassPath thinWireMockFirst(String version) {
    List<String> both = new ArrayList<>(List.of(fetched("wiremock", version)));
    both.addAll(wireMock);
    return new ClassPath(both, jackson, protobuf);
  }

  ClassPath jackson(String version) {
    return new ClassPath(wireMock, fetched("jackson-core", version), protobuf);
  }

  ClassPath protobuf(String version) {
    return new ClassPath(wireMock, jackson, fetched("protobuf-java", version));
  }

  List<String> toList() {
    return Stream.concat(
            Stream.of(System.getProperty("library.jar"), jackson, protobuf), wireMock.stream())
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
