package io.github.wiremocklro.standalone;

import static io.github.wiremocklro.standalone.StandaloneProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends as much as the limits allow is refused before the memory runs out. */
@Timeout(120)
class MemoryIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String ADMIN = "/__admin/ext/lro/";
  private static final String LARGE = "x".repeat(1_000_000);

  @TempDir Path directory;

  @Test
  void largeRequestsFillNoMemoryThroughTheJournal() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      for (int i = 0; i < 150; i++) {
        assertThat(server.post("/nowhere", LARGE).statusCode()).isEqualTo(404);
      }

      assertThat(server.post("/nowhere", LARGE + LARGE).statusCode()).isEqualTo(400);
      assertSmallOperationsWork(server);
    }
  }

  @Test
  void largeOperationsAreRefusedBeforeTheyFillTheMemory() throws Exception {
    String start =
        "{\"operation\": {\"parent\": \"projects/p\","
            + " \"metadata\": {\"@type\": \"x/y\", \"a\": \"%s\"}}}";
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      assertRefusedAtLast(i -> reply(server, ADMIN + "operations", start.formatted(LARGE)));
      assertSmallOperationsWork(server);
    }
  }

  @Test
  void largeArmedScriptsAreRefusedBeforeTheyFillTheMemory() throws Exception {
    String arm =
        "{\"target\": \"projects/q/locations/l/lakes/%d\", \"script\":"
            + " {\"operation\": {\"error\": {\"code\": 10, \"message\": \"%s\"}}}}";
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      assertRefusedAtLast(i -> reply(server, ADMIN + "scripts", arm.formatted(i, LARGE)));
      assertSmallOperationsWork(server);
    }
  }

  @Test
  void largeResourcesAreRefusedBeforeTheyFillTheMemory() throws Exception {
    String lake = "{\"description\": \"%s\"}".formatted("x".repeat(500_000));
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      assertRefusedAtLast(i -> reply(server, LAKES + "?lakeId=l-" + i, lake));
      assertSmallOperationsWork(server);
    }
  }

  private static void assertRefusedAtLast(IntFunction<HttpResponse<String>> sender) {
    HttpResponse<String> reply = sender.apply(0);
    assertThat(reply.statusCode()).as(reply::body).isBetween(200, 201);
    for (int i = 1; i < 1_000 && reply.statusCode() != 429; i++) {
      reply = sender.apply(i);
      assertThat(reply.statusCode()).as(reply::body).isIn(200, 201, 429);
    }
    assertThat(reply.body()).contains("--max-stored-bytes");
  }

  private static void assertSmallOperationsWork(StandaloneProcess server) throws Exception {
    HttpResponse<String> created = server.post(LAKES + "?lakeId=small", "{}");
    assertThat(created.statusCode()).as(created::body).isEqualTo(200);
    String name = "/v1/" + json(created).get("name").asText();
    assertThat(server.post(name + ":cancel", "{}").statusCode()).isEqualTo(200);
    assertThat(json(server.get(name)).at("/error/code").asInt()).isEqualTo(1);
  }

  private static HttpResponse<String> reply(StandaloneProcess server, String path, String body) {
    try {
      return server.post(path, body);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
