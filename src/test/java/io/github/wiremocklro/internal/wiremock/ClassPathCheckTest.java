package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On folders with files that are named as those of WireMock, Jackson and protobuf, and empty: the
 * check looks at no more. ClassPathsIT has the real jars.
 */
class ClassPathCheckTest {
  private static final String WIREMOCK = "com/github/tomakehurst/wiremock/";
  private static final String OPTIONS = WIREMOCK + "core/Options.class";
  private static final String IN_3_7 = WIREMOCK + "http/RequestPathParamsDecorator.class";
  private static final String IN_3_13 =
      WIREMOCK + "matching/EqualToPatternWithCaseInsensitivePrefix.class";
  private static final String NOT_IN_4 = WIREMOCK + "jetty11/Jetty11HttpServer.class";
  private static final String INSIDE = "wiremock/org/eclipse/jetty/server/Server.class";
  private static final String DESCRIPTORS = "com/google/protobuf/Descriptors.class";
  private static final String IN_3_25 = "com/google/protobuf/DescriptorProtos$Edition.class";
  private static final String POM = "META-INF/maven/com.fasterxml.jackson.core/%s/pom.properties";

  @TempDir private Path wireMock;
  @TempDir private Path jackson;
  @TempDir private Path protobuf;

  @BeforeEach
  void writeProtobuf() throws IOException {
    write(protobuf, DESCRIPTORS, "");
    write(protobuf, IN_3_25, "");
  }

  @Test
  void whatIsThereInTheRightVersionsIsGood() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4, INSIDE);
    writeJackson("2.15.0", "2.16.1", "2.20");

    assertThatCode(check()::server).doesNotThrowAnyException();
    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThat(check().standalone()).isTrue();
  }

  @Test
  void aJarOfTheUsersThatHasEverythingInsideAndSaysNoVersionsIsGood() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4, INSIDE);
    writeJackson("", "", "");
    write(wireMock, "version.properties", "version=0.9");

    assertThatCode(check()::server).doesNotThrowAnyException();
  }

  @Test
  void noWireMockIsSaid() throws IOException {
    writeJackson("2.15.0", "2.15.0", "2.15.0");

    assertThatThrownBy(check()::server)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no WireMock on the class path; add org.wiremock:wiremock-standalone, from 3.13"
                + " on and before 4");
  }

  @Test
  void aWireMockThatIsTooOldForTheServerOrEvenForTheExtensionsIsSaid() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, NOT_IN_4, INSIDE);
    writeJackson("2.15.0", "2.15.0", "2.15.0");
    write(wireMock, "version.properties", "version=3.9.1");

    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThatThrownBy(check()::server)
        .hasMessage(
            "WireMock 3.9.1 (%s/) is too old; add org.wiremock:wiremock-standalone, from 3.13 on and"
                    .formatted(wireMock)
                + " before 4");
    Files.delete(wireMock.resolve(IN_3_7));
    assertThatThrownBy(check()::extensions)
        .hasMessageContaining("is too old; add")
        .hasMessageContaining("from 3.7 on");
  }

  @Test
  void aWireMockThatIsTooNewIsSaid() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, INSIDE);

    assertThatThrownBy(check()::server).hasMessageContaining("is too new; add");
    assertThatThrownBy(check()::extensions).hasMessageContaining("is too new; add");
  }

  @Test
  void aWireMockWithItsLibrariesBesideItIsSaidAndGoodForTheExtensions() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4);
    writeJackson("2.15.0", "2.15.0", "2.15.0");
    // Of the other WireMock, further behind.
    write(jackson, INSIDE, "");
    write(jackson, OPTIONS, "");

    assertThatThrownBy(check()::server)
        .hasMessageStartingWith("org.wiremock:wiremock (%s/) comes".formatted(wireMock));
    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThat(check().standalone()).isFalse();
  }

  @Test
  void aJacksonThatIsTooOldOrMixedOrMissingIsSaid() throws IOException {
    for (List<String> versions :
        List.of(
            List.of("2.14.3", "2.15.0", "2.15.0", "jackson-databind 2.14.3 (%s/) is too old; give"),
            List.of(
                "2.22.4", "2.20.1", "2.22", "Jackson is mixed: jackson-core 2.20.1 (%s/) is too"),
            List.of(
                "2.22.4", "2.22.1", "2.20", "Jackson is mixed: jackson-annotations 2.20 (%s/)"))) {
      writeJackson(versions.get(0), versions.get(1), versions.get(2));

      assertThatThrownBy(check()::json)
          .hasMessageStartingWith(versions.get(3).formatted(jackson))
          .hasMessageEndingWith("from 2.15 on, as com.fasterxml.jackson:jackson-bom does");
    }
    Files.delete(jackson.resolve("com/fasterxml/jackson/annotation/JsonInclude.class"));
    writeJackson("2.22.4", "2.22.4");
    assertThatThrownBy(check()::json)
        .hasMessageStartingWith("There is no jackson-annotations on the class path; give");
  }

  @Test
  void aProtobufThatIsTooOldOrMissingIsSaid() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4, INSIDE);
    writeJackson("2.15.0", "2.15.0", "2.15.0");
    String remedy = "; give com.google.protobuf:protobuf-java, from 3.25 on";

    Files.delete(protobuf.resolve(IN_3_25));
    assertThatThrownBy(check()::server)
        .hasMessage("protobuf-java (%s/) is too old".formatted(protobuf) + remedy);
    Files.delete(protobuf.resolve(DESCRIPTORS));
    assertThatThrownBy(check()::extensions)
        .hasMessage("There is no protobuf-java on the class path" + remedy);
  }

  private ClassPathCheck check() throws MalformedURLException {
    return new ClassPathCheck(
        new URLClassLoader(
            new URL[] {wireMock.toUri().toURL(), jackson.toUri().toURL(), protobuf.toUri().toURL()},
            ClassLoader.getPlatformClassLoader()));
  }

  private void writeWireMock(String... files) throws IOException {
    for (String file : files) {
      write(wireMock, file, "");
    }
  }

  private void writeJackson(String... versions) throws IOException {
    List<String> artifacts = List.of("databind", "core", "annotations");
    List<String> files =
        List.of("databind/ObjectMapper", "core/JsonFactory", "annotation/JsonInclude");
    for (int i = 0; i < versions.length; i++) {
      write(jackson, "com/fasterxml/jackson/" + files.get(i) + ".class", "");
      write(
          jackson,
          POM.formatted("jackson-" + artifacts.get(i)),
          versions[i].isEmpty() ? "" : "version=" + versions[i]);
    }
  }

  private static void write(Path root, String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
