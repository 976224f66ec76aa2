package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.internal.Cases;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that never stop polling are answered to the end, in little memory, and counted. {@code
 * -Dpolled.operations} says how many operations they poll.
 */
@Timeout(600)
class PollsForEverIT {
  private static final int OPERATIONS = Cases.of("polled.operations", 400);
  private static final int POLLS = 900;
  private static final int CLIENTS = 4;
  private static final int BATCH = 10;
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String ADMIN = "/__admin/ext/lro/";

  @TempDir Path directory;

  @Test
  void areAllAnsweredAndCounted() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.upWithHeap(directory, "-Xmx128m")) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < OPERATIONS; i++) {
        HttpResponse<String> reply = server.post(LAKES + "?lakeId=never-ends-" + i, "{}");
        names.add(json(reply).get("name").asText());
      }

      pollAll(server, names);

      for (String name : List.of(names.get(0), names.get(OPERATIONS - 1))) {
        assertCounted(server, name);
        JsonNode record = json(server.get(ADMIN + "operations?name=" + name));
        assertThat(record.at("/calls/polled").asInt()).isEqualTo(POLLS);
        assertThat(record.get("history")).hasSizeLessThan(POLLS);
        assertThat(happened(record)).isEqualTo(1 + POLLS);
      }
      HttpResponse<String> lint = server.post(ADMIN + "lint", "{\"polledFasterThan\": \"60s\"}");
      assertThat(lint.body()).contains("polledFasterThan: expected at least 60.000s");
    }
  }

  private static void assertCounted(StandaloneProcess server, String name) throws Exception {
    HttpResponse<String> verified =
        server.post(
            ADMIN + "verify",
            "{\"name\": \"%s\", \"polled\": {\"times\": %d}}".formatted(name, POLLS));
    assertThat(verified.statusCode()).as(verified::body).isEqualTo(200);
  }

  /** Returns how many events there were. */
  private static int happened(JsonNode record) {
    return StreamSupport.stream(record.get("history").spliterator(), false)
        .mapToInt(event -> 1 + event.path("leftOut").asInt())
        .sum();
  }

  private static void pollAll(StandaloneProcess server, List<String> names) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    int each = names.size() / CLIENTS;
    List<Callable<Void>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(i -> names.subList(i * each, (i + 1) * each))
            .<Callable<Void>>map(own -> () -> poll(server.port(), own))
            .toList();
    try {
      for (Future<Void> client : threads.invokeAll(clients)) {
        client.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Polls each in turn, over one connection on which the requests do not wait for replies. */
  private static Void poll(int port, List<String> names) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      BufferedReader replies =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      for (int poll = 0; poll < POLLS; poll++) {
        for (int first = 0; first < names.size(); first += BATCH) {
          StringBuilder requests = new StringBuilder();
          for (String name : names.subList(first, first + BATCH)) {
            requests.append("GET /v1/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(name));
          }
          socket.getOutputStream().write(requests.toString().getBytes(ISO_8859_1));
          for (int answered = 0; answered < BATCH; ) {
            String line = replies.readLine();
            assertThat(line).as("the connection goes on").isNotNull();
            // What stands before a status line is the body of the reply before it.
            if (line.contains("HTTP/1.1 ")) {
              assertThat(line).endsWith("HTTP/1.1 200 OK");
              answered++;
            }
          }
        }
      }
    }
    return null;
  }
}
