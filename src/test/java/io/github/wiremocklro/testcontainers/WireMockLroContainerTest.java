package io.github.wiremocklro.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.protobuf.Apis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.utility.DockerImageName;

/** What shows before there is a container, and without Docker. */
class WireMockLroContainerTest {
  private static final AccessToken TOKEN = AccessToken.of("secret");

  private final WireMockLroContainer container = new WireMockLroContainer("wiremock-lro");

  @ParameterizedTest
  @ValueSource(
      strings = {"wiremock-lro", "wiremock-lro:1", "ghcr.io/wiremock-lro/wiremock-lro:0.1.0"})
  void isOfASupportedImage(String image) {
    assertThatCode(() -> new WireMockLroContainer(image)).doesNotThrowAnyException();
  }

  @Test
  void refusesAnImageOfSomethingElse() {
    DockerImageName mirrored = DockerImageName.parse("mirror.example/tools/lro:1");

    assertThatIllegalStateException()
        .isThrownBy(() -> new WireMockLroContainer(mirrored))
        .withMessageContainingAll("mirror.example/tools/lro:1", "wiremock-lro/wiremock-lro");
    assertThatCode(
            () -> new WireMockLroContainer(mirrored.asCompatibleSubstituteFor("wiremock-lro")))
        .doesNotThrowAnyException();
  }

  @Test
  void hasNeitherAddressNorControlsBeforeItsStart() {
    String message = "the container is not started; call start() first";

    assertThatIllegalStateException().isThrownBy(container::getBaseUrl).withMessage(message);
    assertThatIllegalStateException().isThrownBy(container::operations).withMessage(message);
  }

  @Test
  void addsNoOptionUnlessAsked() {
    container.withCommand("--verbose");

    assertThat(commandAfterConfiguration()).containsExactly("--verbose");
  }

  @Test
  void addsItsOptionsOnceWhateverTheOrderAndNumberOfCalls() {
    container.withRequireAuth(TOKEN).withCommand("--verbose").withRequireAuth(TOKEN);
    container.withRequireAuth();

    assertThat(commandAfterConfiguration())
        .containsExactly(
            "--verbose", "--require-auth", "--tokens", "/etc/wiremock-lro/tokens.json");
    assertThat(commandAfterConfiguration()).as("at the next start").hasSize(4);
  }

  @Test
  void servesHttpsUnderAllTheNamesThatItIsGiven() {
    container.withHttps("fake").withHttps().withHttps("*.fake.test", "fake");

    assertThat(commandAfterConfiguration())
        .containsExactly("--https-port", "8443", "--tls-names", "fake,*.fake.test");
    assertThat(container.getExposedPorts()).containsExactlyInAnyOrder(8080, 8443);
    assertThat(commandAfterConfiguration()).as("at the next start").hasSize(4);
  }

  @Test
  void hasNoAddressForHttpsUnlessAsked() {
    assertThatIllegalStateException()
        .isThrownBy(container::getHttpsUrl)
        .withMessage("there is no HTTPS; call withHttps() before start()");
    assertThatIllegalStateException()
        .isThrownBy(container.withHttps()::getHttpsUrl)
        .withMessage("the container is not started; call start() first");
  }

  @Test
  void copiesAnApiAndNamesItToTheServer() {
    Path redis = PublishedApis.jar("redis-v1");
    container.withApi(redis).withLenient().withApi(redis).withStrictParents().withLenient();
    container.withApi(Apis.of(CreateLakeRequest.getDescriptor().getFile())).withFatesForAllApis();

    assertThat(commandAfterConfiguration())
        .containsExactly(
            ("--api /etc/wiremock-lro/apis/0/proto-google-cloud-redis-v1.jar --lenient"
                    + " --api /etc/wiremock-lro/apis/1/proto-google-cloud-redis-v1.jar"
                    + " --strict-parents --api /etc/wiremock-lro/apis/2/service.proto.binpb"
                    + " --fates-for-all-apis")
                .split(" "));
  }

  @Test
  void refusesAnApiThatIsNoFile(@TempDir Path directory) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withApi(directory))
        .withMessage("%s is not a file; name a jar or a FileDescriptorSet", directory);
  }

  @Test
  void keepsThePortsThatTheUserExposes() {
    container.withExposedPorts(8443);

    commandAfterConfiguration();
    commandAfterConfiguration();

    assertThat(container.getExposedPorts()).containsExactlyInAnyOrder(8080, 8443);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.json", "/a.json", "a/../../b.json", "./a.json", "a//b.json", "a\\b.json"})
  void refusesNamesThatLeadElsewhere(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withMapping(name, "{}"))
        .withMessageStartingWith("\"%s\" is no name for a file in the container", name);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withFile(name, "{}"))
        .withMessageStartingWith("\"%s\" is no name for a file in the container", name);
  }

  @Test
  void refusesMappingsThatTheServerWouldIgnore(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("mapping.txt"), "{}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withMapping("mapping.txt", "{}"))
        .withMessage("\"mapping.txt\" is no name for a mapping, which has to end with .json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withMapping(text))
        .withMessage("%s has no mapping in it: a file that ends with .json", text);
  }

  @Test
  void refusesToCopyWhatIsNotThere(@TempDir Path directory) {
    Path missing = directory.resolve("missing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withMapping(missing))
        .withMessageStartingWith("%s cannot be copied into the container: ", missing)
        .withMessageContaining("NoSuchFileException");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container.withFile(directory))
        .withMessage("%s has no files in it", directory);
  }

  private List<String> commandAfterConfiguration() {
    container.configure();
    return List.of(container.getCommandParts());
  }
}
