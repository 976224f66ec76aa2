package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.UUID;

/** Mappings whose replies have a form of their own, in a project that no other test uses. */
final class OwnMappings {
  static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  private final Rest rest;
  private final String parent = Rest.newParent();
  private final String path = "/v9/" + parent + "/jobs";

  OwnMappings(String baseUrl) {
    this.rest = new Rest(() -> baseUrl);
  }

  Rest rest() {
    return rest;
  }

  String parent() {
    return parent;
  }

  /** Returns the path that they match, or below which they do. */
  String path() {
    return path;
  }

  String project() {
    return parent.substring(0, parent.indexOf("/locations"));
  }

  String started(String doneAfter) {
    String name = parent + "/operations/" + UUID.randomUUID();
    rest.post(
        "/__admin/ext/lro/operations",
        "{\"operation\": {\"name\": \"%s\"}, \"doneAfter\": %s}".formatted(name, doneAfter));
    return name;
  }

  void map(String method, String path, String transformer, String reply) {
    map(
        method,
        path,
        transformer,
        "{\"operation\": {\"parent\": \"%s\", \"metadata\": {\"@type\": \"%s\"}}, \"doneAfter\": \"never\"}"
            .formatted(parent, STRUCT),
        reply);
  }

  void map(String method, String path, String transformer, String nameOrScript, String reply) {
    Reply posted =
        rest.post("/__admin/mappings", mapping(method, path, transformer, nameOrScript, reply));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
  }

  static String mapping(
      String method, String path, String transformer, String nameOrScript, String reply) {
    String parameters =
        nameOrScript.startsWith("{") ? nameOrScript : "{\"name\": \"%s\"}".formatted(nameOrScript);
    return """
    {"request": {"method": "%s", "urlPath": "%s"},
     "response": {"transformers": ["%s"], "transformerParameters": %s, %s}}
    """
        .formatted(method, path, transformer, parameters, reply);
  }
}
