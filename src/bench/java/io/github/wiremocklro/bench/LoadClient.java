package io.github.wiremocklro.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.contract.ApiCall;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A client with a project of its own, which knows what each of its calls has to be answered,
 * whichever way it goes. Not thread-safe.
 */
final class LoadClient implements AutoCloseable {
  private static final int CANCELLED = 1;
  private static final int INTERNAL = 13;

  private final CheckedCalls calls;
  private final String parent;
  private final Random random;

  /** The names of the operations that there are, the newest first. */
  private final Deque<String> operations = new ArrayDeque<>();

  private int lakes;

  LoadClient(int port, String project) throws IOException {
    calls = new CheckedCalls(Transport.rest(port), Transport.grpc(port));
    parent = "projects/" + project + "/locations/l";
    // Of the project alone, so that a failure comes again.
    random = new Random(project.hashCode());
  }

  /**
   * Follows one operation after the other to its end.
   *
   * @param more whether to start another one
   * @return how many calls it made
   */
  long run(BooleanSupplier more) throws IOException {
    // They stay, so that there is always a list to be got wrong.
    for (int i = 0; i < 3; i++) {
      create(newLake("never-ends-"));
    }
    while (more.getAsBoolean()) {
      tellStory();
    }
    return calls.number();
  }

  private void tellStory() throws IOException {
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
    String operation = create(lake);
    running(operation);
    created(operation, lake);
    removed(lake);
  }

  private void cancelled(String prefix) throws IOException {
    String lake = newLake(prefix);
    String operation = create(lake);
    if (random.nextBoolean()) {
      running(operation);
    }
    calls.cancel(operation);
    failed(operation, CANCELLED);
    calls.call(ApiCall.getLake(fullName(lake)), 404);
  }

  private void fails() throws IOException {
    String operation = create(newLake("fails-"));
    running(operation);
    failed(operation, INTERNAL);
  }

  private void completesDespiteCancel() throws IOException {
    String lake = newLake("completes-despite-cancel-");
    String operation = create(lake);
    for (int i = random.nextInt(4); i > 0; i--) {
      running(operation);
    }
    calls.cancel(operation);
    created(operation, lake);
    removed(lake);
  }

  private void removed(String lake) throws IOException {
    JsonNode there = calls.call(ApiCall.getLake(fullName(lake)), 200);
    CheckedCalls.require(there.path("name").asText().equals(fullName(lake)), there);
    String operation = start(ApiCall.deleteLake(fullName(lake)));
    running(operation);
    JsonNode response = completed(operation);
    CheckedCalls.require(response.path("@type").asText().endsWith(".Empty"), response);
    calls.call(ApiCall.getLake(fullName(lake)), 404);
  }

  private String fullName(String lake) {
    return parent + "/lakes/" + lake;
  }

  private String newLake(String prefix) {
    return prefix + "lake-" + lakes++;
  }

  private String create(String lake) throws IOException {
    return start(ApiCall.createLake(parent, lake));
  }

  private String start(ApiCall call) throws IOException {
    JsonNode operation = calls.call(call, 200);
    CheckedCalls.require(!operation.path("done").asBoolean(), operation);
    String name = operation.path("name").asText();
    CheckedCalls.require(name.startsWith(parent + "/operations/"), operation);
    operations.addFirst(name);
    listed();
    return name;
  }

  private void running(String operation) throws IOException {
    JsonNode answer = calls.operation(operation);
    CheckedCalls.require(!answer.path("done").asBoolean() && !answer.has("error"), answer);
  }

  private void created(String operation, String lake) throws IOException {
    JsonNode response = completed(operation);
    CheckedCalls.require(response.path("name").asText().equals(fullName(lake)), response);
  }

  /** Checks that it has completed, and returns its response. */
  private JsonNode completed(String operation) throws IOException {
    JsonNode answer = calls.operation(operation);
    CheckedCalls.require(
        answer.path("done").asBoolean() && answer.has("response") && !answer.has("error"), answer);
    delete(operation);
    return answer.path("response");
  }

  private void failed(String operation, int code) throws IOException {
    JsonNode answer = calls.operation(operation);
    CheckedCalls.require(
        answer.path("done").asBoolean()
            && answer.at("/error/code").asInt() == code
            && !answer.has("response"),
        answer);
    delete(operation);
  }

  private void delete(String operation) throws IOException {
    calls.delete(operation);
    operations.remove(operation);
    listed();
  }

  private void listed() throws IOException {
    JsonNode list = calls.call(ApiCall.listOperations(parent, "", 0, ""), 200).path("operations");
    List<String> names = new ArrayList<>();
    list.forEach(operation -> names.add(operation.path("name").asText()));
    CheckedCalls.require(names.equals(List.copyOf(operations)), list);
  }

  @Override
  public void close() throws IOException {
    calls.close();
  }
}
