package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the certificate that the server makes, and the file of its authority. */
class CertificateOptionsTest {
  @TempDir Path directory;

  @Test
  void writeTheAuthorityIntoAFileThatIsThereOnceTheServerIs() throws Exception {
    Path file = directory.resolve("ca.pem");

    try (WireMockLroServer fake = https("--ca-certificate-file", file.toString())) {
      assertThat(file).hasContent(fake.caCertificate());
      assertThat(onlyFile()).isEqualTo(file);
    }
    Files.writeString(file, "of an earlier server");

    try (WireMockLroServer fake = https("--ca-certificate-file", file.toString())) {
      assertThat(file).hasContent(fake.caCertificate());
      assertThat(onlyFile()).isEqualTo(file);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
  void writeThroughALink() throws Exception {
    Path link = directory.resolve("link.pem");
    Path file = Files.createDirectory(directory.resolve("below")).resolve("ca.pem");
    Files.createSymbolicLink(link, Files.writeString(file, "of an earlier server"));

    try (WireMockLroServer fake = https("--ca-certificate-file", link.toString())) {
      assertThat(link).isSymbolicLink();
      assertThat(file).hasContent(fake.caCertificate());
    }
  }

  @Test
  void leaveTheFileOfTheServerThatHasThePortAlready() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), "of the other server");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        WireMockLroServer fake =
            WireMockLroServer.fromCommandLine(
                "--port",
                "0",
                "--https-port",
                String.valueOf(other.getLocalPort()),
                "--ca-certificate-file",
                file.toString())) {
      assertThatThrownBy(fake::start).isInstanceOf(RuntimeException.class);

      assertThat(file).hasContent("of the other server");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no/such/directory/ca.pem"})
  void refuseAFileThatCannotBeWritten(String name) throws Exception {
    Path file = directory.resolve(name);
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine(
            "--port", "0", "--https-port", "0", "--ca-certificate-file", file.toString())) {
      assertThatThrownBy(fake::start)
          .hasMessageContaining("--ca-certificate-file: %s cannot be written (", file)
          .hasMessageEndingWith(
              "name a file in a directory that is there, and in which the server may make files");

      assertThatThrownBy(fake::port).as("it does not listen").isInstanceOf(RuntimeException.class);
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void areVariablesOfTheEnvironmentToo() throws Exception {
    Path file = directory.resolve("ca.pem");
    Map<String, String> environment =
        Map.of(
            "WIREMOCK_LRO_TLS_NAMES",
            "fake.test, 192.0.2.1",
            "WIREMOCK_LRO_CA_CERTIFICATE_FILE",
            file.toString());

    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine(environment, "--port", "0", "--https-port", "0")
            .start()) {
      assertThat(file).hasContent(fake.caCertificate());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tls-names fake.test               | --tls-names (WIREMOCK_LRO_TLS_NAMES, in Java tlsNames(...)) does nothing without HTTPS; add
          --ca-certificate-file ca.pem        | --ca-certificate-file (WIREMOCK_LRO_CA_CERTIFICATE_FILE) does nothing without HTTPS; add
          --https-port 0 --tls-names          | --tls-names needs a value: <names>
          --https-port 0 --tls-names a.test,  | --tls-names: "" is no name of a host; write a name without
          --https-port 0 --tls-names a:1      | --tls-names: "a:1" is no name of a host; write a name without
          --https-port 0 --tls-names *.test   | --tls-names: "*.test" is a wildcard that clients do not accept
          --https-port 0 --ca-certificate-file= | --ca-certificate-file needs a value: <file>
          --https-port 0 --keystore-type PKCS12 | --keystore-type does nothing without --https-keystore
          --https-port 0 --key-manager-password p | --key-manager-password does nothing without --https-keystore
          --https-port 0 --https-keystore f --ca-certificate-file ca.pem | --ca-certificate-file (WIREMOCK_LRO_CA_CERTIFICATE_FILE) does nothing beside a keystore
          --https-port 0 --tls-n a            | --tls-n could be short for --tls-names; write the name in full
          """)
  void thatWouldDoNothingAreRefused(String line, String message) {
    assertThatThrownBy(() -> WireMockLroServer.fromCommandLine(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private Path onlyFile() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.reduce((one, other) -> directory).orElseThrow();
    }
  }

  private static WireMockLroServer https(String... options) {
    return StartedServer.with(
        Stream.concat(Stream.of("--https-port", "0"), Stream.of(options)).toArray(String[]::new));
  }
}
