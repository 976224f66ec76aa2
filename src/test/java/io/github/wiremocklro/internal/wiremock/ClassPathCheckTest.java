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
  private static final String JSON = "com/fasterxml/jackson/core/JsonFactory.class";
  private static final String IN_2_15 = "com/fasterxml/jackson/core/StreamReadConstraints.class";
  private static final String POM =
      "META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties";

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
    writeJackson("2.15.0");

    assertThatCode(check()::server).doesNotThrowAnyException();
    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThat(check().standalone()).isTrue();
  }

  @Test
  void aJarOfTheUsersThatHasEverythingInsideAndSaysNoVersionsIsGood() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4, INSIDE);
    writeJackson("");
    write(wireMock, "version.properties", "version=0.9");

    assertThatCode(check()::server).doesNotThrowAnyException();
  }

  @Test
  void noWireMockIsSaid() throws IOException {
    writeJackson("2.15.0");

    assertThatThrownBy(check()::server)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no WireMock on the class path; add org.wiremock:wiremock-standalone, from 3.13"
                + " on and before 4");
  }

  @Test
  void aWireMockThatIsTooOldForTheServerOrEvenForTheExtensionsIsSaid() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, NOT_IN_4, INSIDE);
    writeJackson("2.15.0");
    write(wireMock, "version.properties", "version=3.9.1");

    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThatThrownBy(check()::server)
        .hasMessage(
            "WireMock 3.9.1 (%s) is too old; add org.wiremock:wiremock-standalone, from 3.13 on and"
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
    writeJackson("2.15.0");
    // Of the other WireMock, further behind.
    write(jackson, INSIDE, "");
    write(jackson, OPTIONS, "");

    assertThatThrownBy(check()::server)
        .hasMessageStartingWith("org.wiremock:wiremock (%s) comes".formatted(wireMock));
    assertThatCode(check()::extensions).doesNotThrowAnyException();
    assertThat(check().standalone()).isFalse();
  }

  @Test
  void aJacksonThatIsTooOldOrMissingIsSaid() throws IOException {
    writeJackson("2.14.3");
    String remedy = "; give com.fasterxml.jackson.core:jackson-core, from 2.15 on";

    Files.delete(jackson.resolve(IN_2_15));
    assertThatThrownBy(check()::json)
        .hasMessage("jackson-core 2.14.3 (%s) is too old".formatted(jackson) + remedy);
    Files.delete(jackson.resolve(JSON));
    assertThatThrownBy(check()::json)
        .hasMessage("There is no jackson-core on the class path" + remedy);
  }

  @Test
  void aProtobufThatIsTooOldOrMissingIsSaid() throws IOException {
    writeWireMock(OPTIONS, IN_3_7, IN_3_13, NOT_IN_4, INSIDE);
    writeJackson("2.15.0");
    String remedy = "; give com.google.protobuf:protobuf-java, from 3.25 on";

    Files.delete(protobuf.resolve(IN_3_25));
    assertThatThrownBy(check()::server)
        .hasMessage("protobuf-java (%s) is too old".formatted(protobuf) + remedy);
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

  private void writeJackson(String version) throws IOException {
    write(jackson, JSON, "");
    write(jackson, IN_2_15, "");
    write(jackson, POM, version.isEmpty() ? "" : "version=" + version);
  }

  private static void write(Path root, String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
