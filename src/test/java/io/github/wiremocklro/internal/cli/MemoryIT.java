package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends as much as the limits allow is refused before the memory runs out. */
@Timeout(600)
class MemoryIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String ADMIN = "/__admin/ext/lro/";
  private static final String COUNT = "/__admin/requests/count";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LARGE = "x".repeat(990_000);

  @TempDir Path directory;

  @Test
  void largeRequestsFillNoMemoryThroughTheJournal() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      for (int i = 0; i < 80; i++) {
        assertThat(server.post("/nowhere", LARGE).statusCode()).isEqualTo(404);
      }

      assertThat(server.post("/nowhere", LARGE + LARGE).statusCode()).isEqualTo(400);
      assertSmallOperationsWork(server);
    }
  }

  /** What each body takes if all of it is shown, in every form that WireMock knows, is too much. */
  @ParameterizedTest
  @CsvSource({"-Xmx192m, 4", "-Xmx64m, 1", "-Xmx64m, 4"})
  void theJournalOfLargeRequestsIsReadWithinItsOwnMemory(String heap, int readers)
      throws Exception {
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, heap)) {
      String url = server.url();
      Rest client = new Rest(() -> url);
      for (int i = 0; i < 20; i++) {
        assertThat(client.send("POST", "/nowhere", ofString(LARGE), "Content-Type", FORM).status())
            .isEqualTo(404);
      }

      for (String page : List.of("?limit=5", "")) {
        assertThat(read(server, "/__admin/requests" + page, readers))
            .hasSize(readers)
            .allSatisfy(
                reply -> {
                  assertThat(reply.statusCode()).as(reply::body).isEqualTo(200);
                  assertThat(json(reply).get("requests")).hasSize(page.isEmpty() ? 20 : 5);
                  assertThat(json(reply).at("/meta/total").asInt()).isEqualTo(20);
                  assertThat(json(reply).at("/requests/0/request/body").asText())
                      .endsWith("[shortened: the first 4096 of 990000 bytes]");
                });
      }
      assertThat(read(server, "/__admin/requests/unmatched/near-misses", readers))
          .allSatisfy(reply -> assertThat(reply.statusCode()).isEqualTo(200));

      assertThat(json(server.post(COUNT, "{\"url\": \"/nowhere\"}")).get("count").asInt())
          .isEqualTo(20);
      HttpResponse<String> uncertain =
          server.post(COUNT, "{\"bodyPatterns\": [{\"contains\": \"x\"}]}");
      assertThat(uncertain.statusCode()).isEqualTo(422);
      assertThat(uncertain.body()).contains("The body of POST /nowhere had to go");
      assertSmallOperationsWork(server);
    }
  }

  private static List<HttpResponse<String>> read(StandaloneProcess server, String path, int readers)
      throws Exception {
    List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      replies.add(server.getAsync(path));
    }
    return replies.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void largeScriptsAndResourcesAreRefusedBeforeTheyFillTheMemory() throws Exception {
    String start =
        "{\"operation\": {\"parent\": \"projects/p\","
            + " \"metadata\": {\"@type\": \"x/y\", \"a\": \"%s\"}}}";
    String arm =
        "{\"target\": \"projects/q/locations/l/lakes/%d\", \"script\":"
            + " {\"operation\": {\"error\": {\"code\": 10, \"message\": \"%s\"}}}}";
    String lake = "{\"description\": \"%s\"}";
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      assertRefusedAtLast(server, i -> ADMIN + "operations", i -> start.formatted(LARGE));
      assertRefusedAtLast(server, i -> ADMIN + "scripts", i -> arm.formatted(i, LARGE));
      assertRefusedAtLast(server, i -> LAKES + "?lakeId=l-" + i, i -> lake.formatted(LARGE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ext/lro/scripts, 9000000, 400, 'takes at most '",
    "mappings, 9000000, 400, 'takes at most '",
    "ext/lro/scripts, 1800000, 400, --max-script-bytes",
    "mappings, 1800000, 422, Unrecognized field"
  })
  void aLargeBodyOfTheAdminApiIsAnsweredWithinTheMemory(
      String route, int bytes, int status, String message) throws Exception {
    String body = "{\"a\": [1" + ",1".repeat(bytes / 2) + "]}";
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx64m")) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> reply = server.post("/__admin/" + route, body);

        assertThat(reply.statusCode()).as(reply::body).isEqualTo(status);
        assertThat(reply.body()).contains(message);
      }
      assertSmallOperationsWork(server);
    }
  }

  /** As the JVM itself does with -XX:+ExitOnOutOfMemoryError, and with its exit status. */
  @Test
  void whereARequestMeetsTheEndOfTheMemoryTheServerEndsAndSaysSo() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.upWithJvm(directory, "-Xmx64m")) {
      server.stub(
          """
          {"request": {"urlPath": "/large"},
           "response": {"body": "{{randomValue length=100000000 type='NUMERIC'}}",
                        "transformers": ["response-template"]}}
          """);

      assertThatThrownBy(() -> server.get("/large")).isInstanceOf(IOException.class);

      Exit exit = server.exit();
      assertThat(exit.status()).isEqualTo(3);
      assertThat(exit.err())
          .contains("wiremock-lro ends: out of memory", "-Xmx", "OutOfMemoryError", "\tat ");
    }
  }

  /** Fills the server, and empties it again. */
  private static void assertRefusedAtLast(
      StandaloneProcess server, IntFunction<String> path, IntFunction<String> body)
      throws Exception {
    HttpResponse<String> reply = server.post(path.apply(0), body.apply(0));
    assertThat(reply.statusCode()).as(reply::body).isIn(200, 201);
    for (int i = 1; reply.statusCode() != 429; i++) {
      reply = server.post(path.apply(i), body.apply(i));
      assertThat(reply.statusCode()).as(reply::body).isIn(200, 201, 429);
    }
    assertThat(reply.body()).contains("--max-stored-bytes");
    assertSmallOperationsWork(server);
    assertThat(server.post(ADMIN + "reset", "").statusCode()).isEqualTo(200);
  }

  private static void assertSmallOperationsWork(StandaloneProcess server) throws Exception {
    HttpResponse<String> created = server.post(LAKES + "?lakeId=small", "{}");
    assertThat(created.statusCode()).as(created::body).isEqualTo(200);
    String name = "/v1/" + json(created).get("name").asText();
    assertThat(server.post(name + ":cancel", "{}").statusCode()).isEqualTo(200);
    assertThat(json(server.get(name)).at("/error/code").asInt()).isEqualTo(1);
  }
}
