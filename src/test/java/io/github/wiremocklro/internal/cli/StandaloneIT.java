package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.shippedMappings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as it comes: {@code java -jar}, and no option but a free port. */
@Timeout(600)
class StandaloneIT {
  private static final int TIMEOUT_MILLIS = 30_000;

  @TempDir static Path directory;
  private static StandaloneProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = StandaloneProcess.up(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void saysInOneLineWhereItIsUpWithHowManyMappingsAndWhereItsAdminApiIs() throws Exception {
    Matcher line =
        Pattern.compile(
                "wiremock-lro (\\S+) is up at (http://127\\.0\\.0\\.1:\\d+)"
                    + " \\((\\d+) mappings; operations at \\2/__admin/lro, admin API at (\\2/__admin/ext/lro)\\)")
            .matcher(server.upLine());

    assertThat(line.matches()).as(server.upLine()).isTrue();
    assertThat(line.group(1)).isEqualTo(System.getProperty("expected.version"));
    assertThat(Integer.parseInt(line.group(3))).isEqualTo(shippedMappings());
    assertThat(json(server.get("/__admin/mappings")).at("/meta/total").asInt())
        .isEqualTo(shippedMappings());
    assertThat(server.get("/__admin/ext/lro/operations").statusCode()).isEqualTo(200);
  }

  @Test
  void createsALakeThatIsThereOnceItsOperationIsDone() throws Exception {
    String parent = "/v1/projects/story/locations/l";

    JsonNode started =
        json(server.post(parent + "/lakes?lakeId=a", "{\"displayName\": \"A lake\"}"));
    String name = "/v1/" + started.get("name").asText();
    JsonNode firstPoll = json(server.get(name));
    JsonNode lakeMeanwhile = json(server.get(parent + "/lakes/a"));
    JsonNode secondPoll = json(server.get(name));

    assertThat(started.get("done").asBoolean()).isFalse();
    assertThat(started.at("/metadata/verb").asText()).isEqualTo("create");
    assertThat(firstPoll.get("done").asBoolean()).isFalse();
    assertThat(lakeMeanwhile.get("state").asText()).isEqualTo("CREATING");
    assertThat(secondPoll.get("done").asBoolean()).isTrue();
    assertThat(secondPoll.at("/response/displayName").asText()).isEqualTo("A lake");
    assertThat(json(server.get(parent + "/lakes/a")).get("state").asText()).isEqualTo("ACTIVE");
    assertThat(json(server.get(parent + "/operations")).at("/operations/0/name").asText())
        .isEqualTo(started.get("name").asText());
  }

  @Test
  void cancelsAnOperationAndLetsGoOfIt() throws Exception {
    String parent = "/v1/projects/cancelled/locations/l";
    String name = "/v1/" + json(server.post(parent + "/lakes?lakeId=a", "{}")).get("name").asText();

    HttpResponse<String> cancel = server.post(name + ":cancel", "{}");
    JsonNode cancelled = json(server.get(name));
    HttpResponse<String> delete = server.send("DELETE", name, "");

    assertThat(cancel.statusCode()).isEqualTo(200);
    assertThat(json(cancel)).isEmpty();
    assertThat(cancelled.get("done").asBoolean()).isTrue();
    assertThat(cancelled.at("/error/code").asInt()).isEqualTo(1);
    assertThat(delete.statusCode()).isEqualTo(200);
    assertThat(server.get(name).statusCode()).isEqualTo(404);
    assertThat(server.get(parent + "/lakes/a").statusCode()).isEqualTo(404);
  }

  @Test
  void speaksHttp1AndUnencryptedHttp2() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      HttpResponse<String> reply =
          HttpClient.newBuilder()
              .version(version)
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(server.url() + "/v1/projects/p/locations/l/operations"))
                      .timeout(Duration.ofMillis(TIMEOUT_MILLIS))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(reply.version()).isEqualTo(version);
      assertThat(reply.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isSilentAndTouchesNoFileWhateverItIsAskedThatIsThere(@TempDir Path empty) throws Exception {
    try (StandaloneProcess own = StandaloneProcess.up(empty)) {
      String parent = "/v1/projects/p/locations/l";
      String name = "/v1/" + json(own.post(parent + "/lakes?lakeId=a", "{}")).get("name").asText();
      own.get(name);
      own.post(name + ":cancel", "{}");
      own.get(name);
      own.get("/__admin/ext/lro/operations");
      own.post("/__admin/reset", "");

      Exit exit = own.terminate();

      assertThat(exit.out()).isEqualTo(own.upLine() + "\n");
      assertThat(exit.err()).isEmpty();
      assertThat(empty).isEmptyDirectory();
    }
  }

  @Test
  void tellsInOneLineWhatIsNotThereAndWhy(@TempDir Path empty) throws Exception {
    try (StandaloneProcess own = StandaloneProcess.up(empty)) {
      String unknown = "projects/p/locations/l/operations/unknown";
      assertThat(own.get("/v1/" + unknown).statusCode()).isEqualTo(404);

      assertThat(own.terminate().err().lines())
          .singleElement(STRING)
          .endsWith(
              "NOT_FOUND: Resource '%s' was not found. It was never started here."
                  .formatted(unknown));
    }
  }

  @Test
  void refusesToKeepFilesThatItHasNoDirectoryFor(@TempDir Path empty) throws Exception {
    try (StandaloneProcess own = StandaloneProcess.up(empty)) {
      String stub =
          "{\"persistent\": true, \"request\": {\"urlPath\": \"/x\"}, \"response\": {\"body\":"
              + " \"x\"}}";

      for (HttpResponse<String> reply :
          List.of(
              own.send("PUT", "/__admin/files/x.txt", "x"),
              own.post("/__admin/mappings/save", ""),
              own.post("/__admin/mappings", stub))) {
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("The server has no root directory");
      }
      assertThat(empty).isEmptyDirectory();
    }
  }

  @Test
  void isReachedOnTheLoopbackInterfaceOnly() throws Exception {
    InetAddress other = addressOfThisMachine();

    assertThatThrownBy(() -> statusLine(other, server.port())).isInstanceOf(ConnectException.class);
  }

  @Test
  void isReachedOnEveryInterfaceWhenToldSo() throws Exception {
    InetAddress other = addressOfThisMachine();

    try (StandaloneProcess open = StandaloneProcess.up(directory, "--bind-address", "0.0.0.0")) {
      assertThat(statusLine(other, open.port())).isEqualTo("HTTP/1.1 200");
    }
  }

  private static InetAddress addressOfThisMachine() throws IOException {
    Optional<InetAddress> address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
            .findFirst();
    assumeTrue(address.isPresent(), "this machine has no address but loopback");
    return address.orElseThrow();
  }

  private static String statusLine(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
      socket
          .getOutputStream()
          .write("GET /__admin/ext/lro/clock HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes("HTTP/1.1 200".length()), UTF_8);
    }
  }
}
