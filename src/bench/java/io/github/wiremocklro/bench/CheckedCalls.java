package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wiremocklro.bench.Connection.Answer;
import io.github.wiremocklro.contract.ApiCall;
import java.io.IOException;
import java.util.List;

/** Calls whose replies have to be what the caller says. Not thread-safe. */
final class CheckedCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Transport> transports;
  private int number;

  /** Makes calls over these in turns; so what one call did is looked at over the other. */
  CheckedCalls(Transport... transports) {
    this.transports = List.of(transports);
  }

  long number() {
    return number;
  }

  /** Returns an operation, which has to be the one that was asked for. */
  JsonNode operation(String name) throws IOException {
    JsonNode operation = call(ApiCall.getOperation(name), 200);
    require(operation.path("name").asText().equals(name), operation);
    return operation;
  }

  void cancel(String operation) throws IOException {
    requireEmpty(call(ApiCall.cancelOperation(operation), 200));
  }

  /** Deletes an operation, which has to be gone then. */
  void delete(String operation) throws IOException {
    requireEmpty(call(ApiCall.deleteOperation(operation), 200));
    call(ApiCall.getOperation(operation), 404);
  }

  /** Returns what is answered; over gRPC, the status is the one that HTTP has for the code. */
  JsonNode call(ApiCall call, int status) throws IOException {
    Answer answer = transports.get(number++ % transports.size()).call(call);
    if (answer.status() != status) {
      throw new IllegalStateException("%s: expected %d, got %s".formatted(call, status, answer));
    }
    return JSON.readTree(answer.body());
  }

  private static void requireEmpty(JsonNode answer) {
    require(answer.isObject() && answer.isEmpty(), answer);
  }

  static void require(boolean condition, JsonNode answer) {
    if (!condition) {
      throw new IllegalStateException("not as it has to be: " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    for (Transport transport : transports) {
      transport.close();
    }
  }
}
