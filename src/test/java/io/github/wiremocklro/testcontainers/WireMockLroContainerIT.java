package io.github.wiremocklro.testcontainers;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Capability;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.docker.ImageUnderTest;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** The container as tests use it. */
@RequiresDocker
@Timeout(600)
class WireMockLroContainerIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @TempDir Path stubs;

  @Test
  void servesWhatIsCopiedWhateverItsModes() throws Exception {
    Path nested = Files.createDirectories(stubs.resolve("mappings/deep/down"));
    Files.writeString(nested.resolve("own.json"), mapping("/own", "bodyFileName", "deep/own.txt"));
    Path file = Files.createDirectories(stubs.resolve("texts/deep")).resolve("own.txt");
    Files.writeString(file, "copied");
    Path single =
        Files.writeString(stubs.resolve("single.json"), mapping("/single", "body", "one"));
    allowOnlyMe(stubs);

    try (WireMockLroContainer container =
        container()
            .withMapping(stubs.resolve("mappings"))
            .withMapping(single)
            .withFile(stubs.resolve("texts"))
            .withMapping("text.json", mapping("/text", "bodyFileName", "text.txt"))
            .withFile("text.txt", "replaced")
            .withFile("text.txt", "from Java")) {
      container.start();
      Rest rest = new Rest(container::getBaseUrl);

      assertThat(rest.get("/own").body()).isEqualTo("copied");
      assertThat(rest.get("/single").body()).isEqualTo("one");
      assertThat(rest.get("/text").body()).isEqualTo("from Java");
      assertThat(rest.get(LAKES).status()).isEqualTo(200);
    }
  }

  @Test
  void failsToStartWithTheWordsOfTheServer() {
    try (WireMockLroContainer container =
        container()
            .withMapping(
                "broken.json",
                """
                {"request": {"urlPath": "/v1/x"},
                 "response": {"transformers": ["start-operation"],
                              "transformerParameters": {"doneAfter": "sometime"}}}
                """)) {
      assertThatThrownBy(container::start)
          .isInstanceOf(ContainerLaunchException.class)
          .rootCause()
          .hasMessageStartingWith("The server has ended. It says: wiremock-lro cannot start: ")
          .hasMessageContainingAll("broken.json", "doneAfter", "sometime");
    }
  }

  @Test
  void failsToStartWithAnApiThatIsNone() throws IOException {
    Path text = Files.writeString(stubs.resolve("redis.proto"), "syntax = \"proto3\";");

    try (WireMockLroContainer container = container().withApi(text)) {
      assertThatThrownBy(container::start)
          .isInstanceOf(ContainerLaunchException.class)
          .rootCause()
          .hasMessageStartingWith("The server has ended. It says: wiremock-lro: --api: ")
          .hasMessageContaining("/0/redis.proto\" cannot be read: it is a .proto source");
    }
  }

  @Test
  void failsToStartWhereTheServerListensElsewhere() {
    try (WireMockLroContainer container =
        container().withCommand("--port", "9090").withStartupTimeout(Duration.ofSeconds(2))) {
      assertThatThrownBy(container::start)
          .isInstanceOf(ContainerLaunchException.class)
          .hasStackTraceContaining("The server does not answer at http://localhost:");
    }
  }

  @Test
  void letsInWhoeverHasATokenAlsoAfterAReset() {
    AccessToken token = AccessToken.of("top-secret");
    try (WireMockLroContainer container =
        container().withRequireAuth().withRequireAuth(token).withRequireAuth(token)) {
      container.start();

      container.operations().reset();

      assertThat(status(container, "top-secret")).isEqualTo(200);
      assertThat(status(container, "other")).isEqualTo(401);
      assertThat(container.getCurrentContainerInfo().toString()).doesNotContain("top-secret");
      assertThat(container.getLogs()).doesNotContain("top-secret");
    }
  }

  @Test
  void startsAgainAfterAStop() {
    try (WireMockLroContainer container =
        container().withMapping("own.json", mapping("/own", "body", "mine")).withRequireAuth()) {
      container.start();
      FakeOperations first = container.operations();
      first.start(operation());
      container.start();
      assertThat(container.operations()).as("started twice").isSameAs(first);

      container.stop();
      container.start();

      assertThat(container.operations().records()).isEmpty();
      assertThat(container.operations().baseUrl()).isEqualTo(container.getBaseUrl());
      assertThat(new Rest(container::getBaseUrl).get("/own").body()).isEqualTo("mine");
      assertThat(container.getCommandParts()).containsExactly("--require-auth");
    }
  }

  @Test
  void isUpWhenItsAdminApiAsksForAPassword() {
    try (WireMockLroContainer container =
        container().withCommand("--admin-api-basic-auth", "user:password")) {
      container.start();
      String address = container.getBaseUrl().replace("http://", "http://user:password@");

      assertThat(FakeOperations.connect(address).records()).isEmpty();
    }
  }

  @Test
  void servesHttpsWithACertificateThatItsAuthorityHasSigned() throws Exception {
    try (WireMockLroContainer container = container().withHttps(container().getHost())) {
      container.start();
      HttpClient client =
          HttpClient.newBuilder().sslContext(container.operations().sslContext()).build();

      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(URI.create(container.getHttpsUrl() + LAKES)).build(),
              BodyHandlers.ofString());

      assertThat(reply.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isFoundByItsAliasFromAnotherContainer() {
    String proxy =
        """
        {"request": {"urlPathPattern": "/lro/.*"},
         "response": {"proxyBaseUrl": "http://lro:8080", "proxyUrlPrefixToRemove": "/lro"}}
        """;
    try (Network network = Network.newNetwork();
        WireMockLroContainer lro = container().withNetwork(network).withNetworkAliases("lro");
        WireMockLroContainer application =
            container().withNetwork(network).withMapping("proxy.json", proxy)) {
      lro.start();
      application.start();

      String name =
          new Rest(application::getBaseUrl).post("/lro" + LAKES + "?lakeId=a", "{}").text("/name");

      assertThat(lro.operations().record(name).operation().done()).isFalse();
      assertThat(application.operations().records()).isEmpty();
    }
  }

  @Test
  void runsHardened() throws Exception {
    try (WireMockLroContainer container =
        container()
            .withCreateContainerCmdModifier(
                command ->
                    command
                        .getHostConfig()
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withMemory(256L * 1024 * 1024))) {
      container.start();

      assertThat(container.operations().start(operation()).done()).isFalse();
      assertThat(container.execInContainer("cat", "/proc/1/status").getStdout())
          .containsPattern("Uid:\\s10001\\s10001\\s10001\\s10001\\n")
          .containsPattern("CapEff:\\s0+\\n")
          .containsPattern("NoNewPrivs:\\s1\\n");
      assertThat(container.execInContainer("touch", "/home/wiremock/mappings/a").getStderr())
          .contains("Read-only file system");
    }
  }

  @Test
  void becomesHealthyToTheEngineToo() {
    try (WireMockLroContainer container = container()) {
      container.start();
      assertThat(container.getCurrentContainerInfo().getState().getHealth().getStatus())
          .isIn("starting", "healthy");

      Wait.forHealthcheck().waitUntilReady(container);

      assertThat(container.isHealthy()).isTrue();
    }
  }

  private static WireMockLroContainer container() {
    return new WireMockLroContainer(ImageUnderTest.name());
  }

  private static String mapping(String path, String key, String value) {
    return "{\"request\": {\"urlPath\": \"%s\"}, \"response\": {\"%s\": \"%s\"}}"
        .formatted(path, key, value);
  }

  private static int status(WireMockLroContainer container, String token) {
    return new Rest(container::getBaseUrl)
        .send("GET", LAKES, noBody(), "Authorization", "Bearer " + token)
        .status();
  }

  private static void allowOnlyMe(Path directory) throws IOException {
    Map<Boolean, String> modes = Map.of(true, "rwx------", false, "rw-------");
    try (var all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(modes.get(Files.isDirectory(path))));
      }
    }
  }
}
