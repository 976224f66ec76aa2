package io.github.wiremocklro.internal.wiremock;

import java.util.Optional;

/**
 * Says in one sentence what is wrong with the class path, before a class fails on it that says
 * less. It loads none but the JDK's.
 */
public final class ClassPathCheck {
  private static final String WIREMOCK = "com/github/tomakehurst/wiremock/";
  private static final String OPTIONS = WIREMOCK + "core/Options.class";

  /**
   * Files of WireMock that came, or went, with the version in which our code begins, or ends, to
   * work.
   */
  private static final String SINCE_3_7 = WIREMOCK + "http/RequestPathParamsDecorator.class";

  private static final String SINCE_3_13 =
      WIREMOCK + "matching/EqualToPatternWithCaseInsensitivePrefix.class";
  private static final String UNTIL_3 = WIREMOCK + "jetty11/Jetty11HttpServer.class";

  /** In wiremock-standalone alone: what it brings with it, under names of its own. */
  private static final String RELOCATED = "wiremock/org/eclipse/jetty/server/Server.class";

  /** The part of Jackson that reads and writes text; ours needs no other. */
  private static final String JACKSON = "com/fasterxml/jackson/core/JsonFactory.class";

  private static final String JACKSON_VERSION =
      "META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties";
  private static final String SINCE_2_15 = "com/fasterxml/jackson/core/StreamReadConstraints.class";

  /** Not in its "lite" variant; in the standalone jar the build gives it another name. */
  private static final String PROTOBUF = "com/google/protobuf/Descriptors.class";

  private static final String SINCE_3_25 = "com/google/protobuf/DescriptorProtos$Edition.class";

  private final ClassLoader loader;

  ClassPathCheck(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Checks for a server of this library, which is built on the Jetty inside wiremock-standalone.
   *
   * @throws IllegalStateException if it could not work
   */
  public static void forServer() {
    Found.SERVER.ifPresent(ClassPathCheck::fail);
  }

  /**
   * Checks for the extensions of this library in a WireMock that is not ours.
   *
   * @throws IllegalStateException if they could not work
   */
  public static void forExtensions() {
    Found.EXTENSIONS.ifPresent(ClassPathCheck::fail);
  }

  /**
   * Checks for what needs no WireMock.
   *
   * @throws IllegalStateException if JSON could not be read and written
   */
  public static void forJson() {
    Found.JSON.ifPresent(ClassPathCheck::fail);
  }

  /** Returns whether WireMock has what it needs inside, under names of its own. */
  public static boolean isStandalone() {
    return Found.STANDALONE;
  }

  void server() {
    Neighbour wireMock = wireMock("3.13", SINCE_3_13);
    check(
        standalone(),
        "org.wiremock:wiremock (%s) comes on the class path before org.wiremock:wiremock-standalone,"
            + " and is not what the server is built on; exclude it, or name wiremock-lro before what"
            + " brings it",
        wireMock);
    json();
    protobuf();
  }

  void extensions() {
    wireMock("3.7", SINCE_3_7);
    json();
    protobuf();
  }

  private void protobuf() {
    Optional<Neighbour> found = Neighbour.with(PROTOBUF, loader);
    String remedy = "; give com.google.protobuf:protobuf-java, from 3.25 on";
    check(found.isPresent(), "There is no protobuf-java on the class path" + remedy);
    Neighbour jar = found.orElseThrow();
    check(jar.has(SINCE_3_25), "protobuf-java (%s) is too old" + remedy, jar);
  }

  void json() {
    Optional<Neighbour> found = Neighbour.with(JACKSON, loader);
    String remedy = "; give com.fasterxml.jackson.core:jackson-core, from 2.15 on";
    check(found.isPresent(), "There is no jackson-core on the class path" + remedy);
    Neighbour jar = found.orElseThrow();
    String name =
        "jackson-core%s (%s)"
            .formatted(jar.version(JACKSON_VERSION).map(" "::concat).orElse(""), jar);
    check(jar.has(SINCE_2_15), "%s is too old" + remedy, name);
  }

  boolean standalone() {
    return Neighbour.with(OPTIONS, loader).filter(jar -> jar.has(RELOCATED)).isPresent();
  }

  private Neighbour wireMock(String since, String sinceFile) {
    Optional<Neighbour> found = Neighbour.with(OPTIONS, loader);
    String remedy = "; add org.wiremock:wiremock-standalone, from " + since + " on and before 4";
    check(found.isPresent(), "There is no WireMock on the class path" + remedy);
    Neighbour wireMock = found.orElseThrow();
    String name =
        "WireMock%s (%s)"
            .formatted(
                wireMock.version("version.properties").map(" "::concat).orElse(""), wireMock);
    check(wireMock.has(sinceFile), "%s is too old" + remedy, name);
    check(wireMock.has(UNTIL_3), "%s is too new" + remedy, name);
    return wireMock;
  }

  private static void check(boolean fine, String message, Object... values) {
    if (!fine) {
      fail(message.formatted(values));
    }
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }

  /** What was found, once for all servers: a class path stays what it is. */
  private static final class Found {
    private static final ClassPathCheck CHECK =
        new ClassPathCheck(ClassPathCheck.class.getClassLoader());

    static final Optional<String> SERVER = problem(CHECK::server);
    static final Optional<String> EXTENSIONS = problem(CHECK::extensions);
    static final Optional<String> JSON = problem(CHECK::json);
    static final boolean STANDALONE = CHECK.standalone();

    private static Optional<String> problem(Runnable check) {
      try {
        check.run();
        return Optional.empty();
      } catch (IllegalStateException e) {
        return Optional.ofNullable(e.getMessage());
      }
    }
  }
}
