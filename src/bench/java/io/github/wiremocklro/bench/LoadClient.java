package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wiremocklro.bench.Connection.Answer;
import java.io.IOException;
import java.util.Random;

/**
 * A client with a project of its own, which knows what each of its calls has to be answered. Not
 * thread-safe.
 */
final class LoadClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CANCELLED = 1;

  private final Connection connection;
  private final String parent;
  private final Random random;
  private long calls;
  private int lakes;

  LoadClient(int port, int project) throws IOException {
    connection = new Connection(port);
    parent = "/v1/projects/load-%d/locations/l".formatted(project);
    // Of the project alone, so that a failure comes again.
    random = new Random(project);
  }

  long calls() {
    return calls;
  }

  /** Starts an operation, and follows it to its end. */
  void tellStory() throws IOException {
    switch (random.nextInt(5)) {
      case 0 -> completes();
      case 1 -> cancelled("");
      case 2 -> cancelled("never-ends-");
      case 3 -> fails();
      default -> completesDespiteCancel();
    }
  }

  private void completes() throws IOException {
    String lake = newLake("");
    String operation = start("POST", parent + "/lakes?lakeId=" + lake);
    running(operation);
    completed(operation);
    removed(lake);
  }

  private void cancelled(String prefix) throws IOException {
    String lake = newLake(prefix);
    String operation = start("POST", parent + "/lakes?lakeId=" + lake);
    if (random.nextBoolean()) {
      running(operation);
    }
    cancel(operation);
    ended(operation, CANCELLED);
    call("GET", parent + "/lakes/" + lake, 404);
  }

  private void fails() throws IOException {
    String operation = start("POST", parent + "/lakes?lakeId=" + newLake("fails-"));
    running(operation);
    ended(operation, 0);
  }

  private void completesDespiteCancel() throws IOException {
    String lake = newLake("completes-despite-cancel-");
    String operation = start("POST", parent + "/lakes?lakeId=" + lake);
    for (int i = random.nextInt(4); i > 0; i--) {
      running(operation);
    }
    cancel(operation);
    completed(operation);
    removed(lake);
  }

  private void removed(String lake) throws IOException {
    call("GET", parent + "/lakes/" + lake, 200);
    String operation = start("DELETE", parent + "/lakes/" + lake);
    running(operation);
    completed(operation);
    call("GET", parent + "/lakes/" + lake, 404);
  }

  private String newLake(String prefix) {
    return prefix + "lake-" + lakes++;
  }

  /** Starts an operation, which is then the only one of the project. */
  private String start(String method, String path) throws IOException {
    JsonNode operation = call(method, path, 200);
    require(!operation.path("done").asBoolean(), operation);
    String name = operation.path("name").asText();
    JsonNode list = call("GET", parent + "/operations", 200).path("operations");
    require(list.size() == 1 && list.get(0).path("name").asText().equals(name), list);
    return "/v1/" + name;
  }

  private void running(String operation) throws IOException {
    JsonNode answer = call("GET", operation, 200);
    require(!answer.path("done").asBoolean() && !answer.has("error"), answer);
  }

  private void cancel(String operation) throws IOException {
    JsonNode answer = call("POST", operation + ":cancel", 200);
    require(answer.isEmpty(), answer);
  }

  private void completed(String operation) throws IOException {
    JsonNode answer = call("GET", operation, 200);
    require(answer.path("done").asBoolean() && answer.has("response"), answer);
    delete(operation);
  }

  /** Checks that it has ended with an error, and of which code where that is not 0. */
  private void ended(String operation, int code) throws IOException {
    JsonNode answer = call("GET", operation, 200);
    int actual = answer.path("error").path("code").asInt();
    require(
        answer.path("done").asBoolean() && (code == 0 ? actual > CANCELLED : actual == code),
        answer);
    delete(operation);
  }

  private void delete(String operation) throws IOException {
    call("DELETE", operation, 200);
    call("GET", operation, 404);
  }

  private JsonNode call(String method, String path, int status) throws IOException {
    calls++;
    Answer answer = connection.call(method, path, method.equals("POST") ? "{}" : "");
    if (answer.status() != status) {
      throw new IllegalStateException(
          "%s %s: expected %d, got %s".formatted(method, path, status, answer));
    }
    return JSON.readTree(answer.body());
  }

  private static void require(boolean condition, JsonNode answer) {
    if (!condition) {
      throw new IllegalStateException("wrong state: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
