package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wiremocklro.bench.Connection.Answer;
import java.io.IOException;

/** Calls on one connection, whose replies have to be what the caller says. Not thread-safe. */
final class CheckedCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private long number;

  CheckedCalls(int port) throws IOException {
    connection = new Connection(port);
  }

  long number() {
    return number;
  }

  JsonNode get(String name, int status) throws IOException {
    return call("GET", name, status);
  }

  /** Returns an operation, which has to be the one that was asked for. */
  JsonNode operation(String name) throws IOException {
    JsonNode operation = get(name, 200);
    require(operation.path("name").asText().equals(name), operation);
    return operation;
  }

  void cancel(String operation) throws IOException {
    JsonNode answer = call("POST", operation + ":cancel", 200);
    require(answer.isObject() && answer.isEmpty(), answer);
  }

  JsonNode call(String method, String path, int status) throws IOException {
    number++;
    Answer answer = connection.call(method, "/v1/" + path, method.equals("POST") ? "{}" : "");
    if (answer.status() != status) {
      throw new IllegalStateException(
          "%s %s: expected %d, got %s".formatted(method, path, status, answer));
    }
    return JSON.readTree(answer.body());
  }

  static void require(boolean condition, JsonNode answer) {
    if (!condition) {
      throw new IllegalStateException("not as it has to be: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
