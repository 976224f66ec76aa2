package io.github.wiremocklro.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wiremocklro.internal.json.MappingSchema;
import java.util.ArrayList;
import java.util.List;

/** Scripts that are right, and those that are a few changes away from it. */
final class FuzzedScripts {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> KEYS = MappingSchema.words();

  /** Each word of the vocabulary belongs into one of them. */
  private static final List<String> SCRIPTS =
      List.of(
          """
          {"operation": {"parent": "projects/p/locations/l",
                         "metadata": {"@type": "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata"},
                         "response": {"@type": "type.googleapis.com/google.protobuf.Empty"}},
           "doneAfter": {"polls": 3}, "expiresAfter": "3600s",
           "onCancel": {"outcome": "cancelled", "after": {"polls": 1}, "metadata": {"a": {"b": 1}},
                        "metadataAtEnd": {"state": "CANCELLED"}},
           "metadataAtEnd": {"state": "DONE"},
           "progress": [{"at": {"polls": 1}, "metadata": {"percent": 10}},
                        {"at": {"time": "1.5s"}, "metadata": {"percent": 20}}]}
          """,
          """
          {"operation": {"name": "projects/p/locations/l/operations/new",
                         "error": {"code": "UNAVAILABLE", "message": "m",
                                   "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo"}]}},
           "doneAfter": "never", "onCancel": "stuck"}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "resource": {"create": "projects/p/locations/l/lakes/new",
                        "@type": "type.googleapis.com/google.cloud.dataplex.v1.Lake",
                        "body": {"displayName": "New", "labels": {"a": "b"}, "n": [1, 2.5, null]}},
           "validateOnly": false, "doneAfter": {"time": "60s"},
           "onCancel": {"outcome": "refused", "error": {"code": 9, "message": "no"}, "ifDone": "ok"}}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "resource": {"update": "projects/p/locations/l/lakes/a", "updateMask": "displayName,labels.x",
                        "body": {"displayName": "New"}}}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "resource": {"delete": "projects/p/locations/l/lakes/a", "force": true,
                        "states": {"deleting": "DELETING"}}}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "resource": {"custom": "projects/p/locations/l/lakes/a"}}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "resource": {"create": "projects/p/locations/l/things/new", "@type": "x/Thing",
                        "states": {"creating": "NEW", "active": "READY", "deleting": "ENDING"}}}
          """,
          """
          {"operation": {"parent": "projects/p/locations/l"},
           "faults": [{"on": "get", "from": 2, "times": 3, "applied": true,
                       "error": {"code": 14, "reason": "TOO_FAST", "retryAfter": "2s"}},
                      {"on": "cancel", "body": {"status": 502, "text": "no"}},
                      {"on": "wait", "fasterThan": "1s"}]}
          """);

  /** For the header, which may not say what the start decides. */
  private static final List<String> OVERRIDES =
      List.of(
          "{\"doneAfter\": {\"polls\": 2}}",
          "{\"onCancel\": {\"outcome\": \"completes\", \"after\": \"never\"}}",
          "{\"onCancel\": {\"outcome\": \"completes\", \"response\": {\"@type\": \"a/b\"}}}",
          "{\"operation\": {\"error\": {\"code\": 8}}, \"expiresAfter\": \"1s\"}",
          "{\"progress\": [{\"at\": {\"polls\": 1}, \"metadata\": {\"x\": 1}}]}",
          "{\"faults\": [{\"on\": \"start\", \"violation\": \"bothResults\"}]}",
          "{\"faults\": [{\"on\": \"start\", \"times\": \"forever\", \"delay\": \"0.001s\"}]}");

  private final RandomText texts;

  FuzzedScripts(RandomText texts) {
    this.texts = texts;
  }

  String next() {
    return mutated(texts.oneOf(SCRIPTS));
  }

  String nextOverride() {
    return mutated(texts.oneOf(OVERRIDES)).replaceAll("[\\r\\n]", " ");
  }

  String nextArmed() {
    String armed =
        """
        {"id": "x", "target": "projects/p/locations/l/lakes/new", "verb": "create", "times": 1,
         "script": %s}
        """;
    return mutated(armed.formatted(texts.oneOf(OVERRIDES)));
  }

  /** Returns a JSON text with a few of its values, keys or characters changed, or none. */
  String mutated(String json) {
    if (texts.chance(10)) {
      return json;
    }
    if (texts.chance(30)) {
      return texts.mutated(json);
    }
    try {
      JsonNode tree = MAPPER.readTree(json);
      for (int i = texts.below(3); i >= 0; i--) {
        mutate(tree);
      }
      String text = MAPPER.writeValueAsString(tree);
      return texts.chance(10) ? withDuplicateKey(text) : text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void mutate(JsonNode tree) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode container = texts.oneOf(containers);
    if (container instanceof ObjectNode object) {
      mutate(object);
    } else if (container instanceof ArrayNode array) {
      mutate(array);
    }
  }

  private void mutate(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || texts.chance(20)) {
      object.set(texts.chance(80) ? texts.oneOf(KEYS) : texts.odd(), value());
      return;
    }
    String name = texts.oneOf(names);
    if (texts.chance(20)) {
      object.remove(name);
    } else if (texts.chance(20)) {
      JsonNode moved = object.remove(name);
      object.set(texts.oneOf(KEYS), moved);
    } else {
      object.set(name, value());
    }
  }

  private void mutate(ArrayNode array) {
    if (array.isEmpty() || texts.chance(30)) {
      array.add(value());
    } else if (texts.chance(50)) {
      array.set(texts.below(array.size()), value());
    } else {
      for (int i = texts.below(1_500); i > 0; i--) {
        array.add(array.get(0));
      }
    }
  }

  private JsonNode value() {
    return switch (texts.below(10)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(texts.chance(50));
      case 2 -> NODES.numberNode(texts.oneOf(List.of(0, 1, -1, 2, Integer.MAX_VALUE)));
      case 3 -> NODES.numberNode(texts.oneOf(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53)));
      case 4 -> NODES.numberNode(texts.oneOf(List.of(0.5, -0.0, Double.MAX_VALUE, 1e-300)));
      case 5 -> NODES.arrayNode();
      case 6 -> NODES.objectNode();
      case 7 -> nested(1 + texts.below(150));
      default -> NODES.textNode(texts.odd());
    };
  }

  private JsonNode nested(int depth) {
    JsonNode node = NODES.textNode("deep");
    for (int i = 0; i < depth; i++) {
      node = texts.chance(50) ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }

  private String withDuplicateKey(String json) {
    return json.replaceFirst("\\{", "{\"doneAfter\": null, \"doneAfter\": \"never\", ");
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
