package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers make many of, or look at in one piece, fits into a small memory. */
@Timeout(600)
class BoundsIT {
  private static final String ADMIN = "/__admin/ext/lro/";
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @TempDir Path directory;

  @Test
  void manyScopesAreRefusedBeforeTheyFillTheMemory() throws Exception {
    String scope = "projects/" + "x".repeat(1_900);
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx40m")) {
      HttpResponse<String> reply = freeze(server, scope);
      for (int i = 0; reply.statusCode() == 200; i++) {
        reply = freeze(server, scope + i);
      }

      assertThat(reply.statusCode()).as(reply::body).isEqualTo(429);
      assertThat(reply.body()).contains("--max-stored-bytes");
      assertThat(server.post(ADMIN + "reset", "").statusCode()).isEqualTo(200);
      assertThat(freeze(server, scope).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoeverReadsListsOfLargeResourcesGetsThemInSmallerPages() throws Exception {
    String lake = "{\"description\": \"%s\"}".formatted("x".repeat(990_000));
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      int lakes = 0;
      while (server.post(LAKES + "?lakeId=l-" + lakes, lake).statusCode() == 200) {
        lakes++;
      }
      assertThat(lakes).isGreaterThan(5);

      for (String list :
          List.of(LAKES, "/v1/projects/p/locations/l/operations", ADMIN + "operations")) {
        for (HttpResponse<String> page : fourTimes(() -> server.get(list + "?pageSize=1000"))) {
          assertThat(page.statusCode()).isEqualTo(200);
          assertThat(page.body()).hasSizeLessThan(10_000_000);
        }
      }
    }
  }

  private static HttpResponse<String> freeze(StandaloneProcess server, String scope)
      throws Exception {
    return server.post(ADMIN + "clock:freeze", "{\"scope\": \"%s\"}".formatted(scope));
  }

  private static List<HttpResponse<String>> fourTimes(Callable<HttpResponse<String>> call)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<HttpResponse<String>> replies = new ArrayList<>();
      for (Future<HttpResponse<String>> reply :
          threads.invokeAll(List.of(call, call, call, call))) {
        replies.add(reply.get());
      }
      return replies;
    } finally {
      threads.shutdown();
    }
  }
}
