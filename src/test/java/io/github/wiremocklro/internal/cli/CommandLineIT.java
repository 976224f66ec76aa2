package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import io.github.wiremocklro.internal.wiremock.TrustAll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(600)
class CommandLineIT {
  private static final String VERSION = System.getProperty("expected.version");
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @TempDir Path directory;

  @Test
  void helpDescribesTheProgramAndItsOptions() throws Exception {
    Exit exit = StandaloneProcess.run(directory, "--help");

    assertThat(exit.status()).isZero();
    assertThat(exit.out())
        .startsWith("wiremock-lro: a fake of Google's long-running operations.")
        .contains("--bind-address 127.0.0.1", "WIREMOCK_LRO_MAX_OPERATIONS=5")
        .containsPattern("\n--max-operations <Number> +The most .*default: 2000000")
        .containsPattern("\n--port <String> +The port number")
        .containsPattern("\n--root-dir <String> ");
    assertThat(exit.err()).isEmpty();
  }

  @Test
  void versionIsThatOfTheProject() throws Exception {
    assertThat(StandaloneProcess.run(directory, "--version"))
        .isEqualTo(new Exit(0, "wiremock-lro " + VERSION + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nope                                | --nope is no option
          --port                                | --port needs a value
          --port abc                            | --port has to be a whole number
          --port=99999                          | --port has to be a number from 0 to 65535
          --port -1                             | --port has to be a number from 0 to 65535
          --https-port 65536                    | --https-port has to be a number from 0 to 65535
          --container-threads many              | --container-threads has to be a whole number
          --max-request-journal-entries 1k      | --max-request-journal-entries has to be a whole
          --use-chunked-encoding sometimes      | --use-chunked-encoding cannot be used
          --admin-api-basic-auth secret         | --admin-api-basic-auth cannot be used
          --max-operations                      | --max-operations needs a value
          --max-operations=0                    | --max-operations has to be a whole number from 1
          --max-request-bytes 10MiB             | --max-request-bytes has to be a whole number
          --max-script-bytes 9999999999         | --max-script-bytes has to be a whole number
          --max-stored-bytes 1g                 | --max-stored-bytes has to be a whole number
          --max-operations 1 --max-operations=2 | --max-operations is given twice
          --extensions no.such.Extension        | --extensions: no.such.Extension is not on the class
          8080                                  | "8080" belongs to no option
          --port 0 8080                         | "8080" belongs to no option
          --port=0 8080                         | "8080" belongs to no option
          """)
  void refusesAWrongOptionByItsName(String options, String message) throws Exception {
    Exit exit = StandaloneProcess.run(directory, options.split(" "));

    assertThat(exit.status()).isEqualTo(2);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err()).startsWith("wiremock-lro: " + message).hasLineCount(1);
  }

  @Test
  void takesItsOwnOptionsFromTheEnvironmentToo() throws Exception {
    Map<String, String> environment = Map.of("WIREMOCK_LRO_REQUIRE_AUTH", "true");
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, environment, onFreePort()).whenUp()) {
      assertThat(server.get(LAKES).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void refusesAVariableThatItDoesNotKnow() throws Exception {
    Map<String, String> environment = Map.of("WIREMOCK_LRO_MAX_OPERATION", "5");
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, environment, onFreePort())) {
      Exit exit = server.exit();

      assertThat(exit.status()).isEqualTo(2);
      assertThat(exit.out()).isEmpty();
      assertThat(exit.err())
          .startsWith("wiremock-lro: WIREMOCK_LRO_MAX_OPERATION is no variable of this server")
          .contains("WIREMOCK_LRO_MAX_OPERATIONS", "(see --help)")
          .hasLineCount(1);
    }
  }

  @Test
  void namesTheAddressThatIsTakenAndTheRemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());

      Exit exit = StandaloneProcess.run(directory, "--port", port);

      assertThat(exit.status()).isEqualTo(1);
      assertThat(exit.out()).isEmpty();
      assertThat(exit.err())
          .startsWith("wiremock-lro cannot start: ")
          .contains("127.0.0.1:" + port, "choose another --port")
          .hasLineCount(1);
    }
  }

  @Test
  void namesTheFileThatItCannotWriteAndTheRemedy() throws Exception {
    Path file = directory.resolve("no-such-directory/ca.pem");

    Exit exit =
        StandaloneProcess.run(
            directory, onFreePort("--https-port=0", "--ca-certificate-file=" + file));

    assertThat(exit.status()).isEqualTo(1);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err())
        .startsWith("wiremock-lro cannot start: --ca-certificate-file: " + file + " cannot be")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    // Set aside for documentation: no machine has the address, and no resolver the name.
    "--bind-address=203.0.113.9, 203.0.113.9:0",
    "--bind-address=no-such-host.invalid, no such host",
    "--container-threads=1, --container-threads: these are too few"
  })
  void explainsInOneLineWhyItCannotStart(String option, String reason) throws Exception {
    Exit exit = StandaloneProcess.run(directory, onFreePort(option));

    assertThat(exit.status()).isEqualTo(1);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err())
        .startsWith("wiremock-lro cannot start: ")
        .contains(reason)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"-bind-address,127.0.0.2", "--bind,127.0.0.2"})
  void takesOptionNamesInEveryFormThatWireMockTakes(String option, String address)
      throws Exception {
    // Linux answers on all of 127.0.0.0/8; elsewhere the error names the address.
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, onFreePort(option, address))) {
      if (System.getProperty("os.name").equals("Linux")) {
        assertThat(server.url()).startsWith("http://" + address + ":");
      } else {
        assertThat(server.exit().err()).contains(address);
      }
    }
  }

  @Test
  void putsAnIpv6AddressInBrackets() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--bind-address", "::1")) {
      assertThat(server.url()).startsWith("http://[::1]:");
      assertThat(server.get(LAKES).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void servesHttpsBesidesHttp() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--https-port", "0")) {
      Matcher urls =
          Pattern.compile(" is up at (http://\\S+) and (https://127\\.0\\.0\\.1:\\d+) \\(")
              .matcher(server.upLine());

      assertThat(urls.find()).as(server.upLine()).isTrue();
      assertThat(status(urls.group(1) + LAKES)).isEqualTo(200);
      assertThat(status(urls.group(2) + LAKES)).isEqualTo(200);
    }
  }

  @Test
  void servesHttpsInsteadOfHttp() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.started(directory, "--disable-http", "--https-port", "0")) {
      assertThat(server.upLine())
          .containsPattern(" is up at https://127\\.0\\.0\\.1:\\d+ \\(\\d+ mappings;");
      assertThat(status(server.url() + LAKES)).isEqualTo(200);
    }
  }

  @Test
  @EnabledForJreRange(
      max = JRE.JAVA_19,
      disabledReason = "WireMock calls CertificateExtensions.set, which newer JDKs do not have")
  void makesItsCertificatesAsAProxyOfBrowsers() throws Exception {
    String[] options = {
      "--enable-browser-proxying", "--ca-keystore", directory.resolve("ca.jks").toString()
    };

    try (StandaloneProcess server = StandaloneProcess.up(directory, options)) {
      assertThat(server.get("/__admin/certs/wiremock-ca.crt").body()).contains("BEGIN CERTIFICATE");
      assertThat(server.terminate().err()).isEmpty();
    }
  }

  @Test
  void writesWhatItIsAskedAndWhatGoesOverTheWireWhenToldSo() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.up(directory, "--verbose", "--print-all-network-traffic")) {
      server.get(LAKES);

      assertThat(server.terminate().out())
          .contains("Request received:")
          .contains("GET " + LAKES + " HTTP/1.1");
    }
  }

  @Test
  void keepsNoJournalWhenToldSo() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--no-request-journal")) {
      server.get(LAKES);

      JsonNode journal = json(server.post("/__admin/requests/find", "{}"));

      assertThat(journal.get("requestJournalDisabled").asBoolean()).isTrue();
      assertThat(journal.get("requests")).isEmpty();
    }
  }

  @Test
  void keepsAsManyRequestsAsItIsTold() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.up(directory, "--max-request-journal-entries", "2")) {
      for (int i = 0; i < 5; i++) {
        server.get(LAKES);
      }

      assertThat(json(server.get("/__admin/requests")).get("requests")).hasSize(2);
    }
  }

  @Test
  void neverTakesAClientsDataForATemplate() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.up(directory, "--global-response-templating")) {
      String body = "{\"description\": \"{{request.method}}\"}";
      String name = json(server.post(LAKES + "?lakeId=a", body)).get("name").asText();
      server.get("/v1/" + name);

      JsonNode done = json(server.get("/v1/" + name));
      server.stub(
          "{\"request\": {\"urlPath\": \"/own\"}, \"response\": {\"body\": \"{{request.method}}\"}}");

      assertThat(done.at("/response/description").asText()).isEqualTo("{{request.method}}");
      assertThat(json(server.get(LAKES + "/a")).get("description").asText())
          .isEqualTo("{{request.method}}");
      assertThat(server.get("/own").body()).isEqualTo("GET");
    }
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int status(String url) throws Exception {
    return TrustAll.client()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
