package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;

/** A mapping's script, filled with what follows from the descriptor of the method. */
public final class FilledScript {
  private static final String OPERATION = "operation";
  private static final String RESOURCE = "resource";
  private static final String RESPONSE = "response";

  /** Any template: what it will say is not known. */
  private static final String LATER = "{{later}}";

  private FilledScript() {}

  /** Returns whether a mapping leaves nothing open that a descriptor tells. */
  public static boolean isWhole(JsonObject mapped) {
    return mapped.get(OPERATION) instanceof JsonObject operation
        && isNamed(operation)
        && operation.has("metadata")
        && (mapped.has(RESOURCE) || operation.has(RESPONSE) || operation.has("error"));
  }

  /**
   * Returns a mapping's script as it can be checked when it is loaded: a resource without a change
   * gets one, of which nothing is known yet.
   */
  public static JsonObject completed(JsonObject mapped) {
    if (!(mapped.get(RESOURCE) instanceof JsonObject resource) || changes(resource)) {
      return mapped;
    }
    JsonObject change =
        resource.has("updateMask")
            ? resource.with("update", LATER)
            : resource.has("force")
                ? resource.with("delete", LATER)
                : JsonObject.of("@type", LATER).overlaidWith(resource).with("create", LATER);
    return mapped.with(RESOURCE, change);
  }

  /** Returns whether a mapping says itself what the operation does to a resource. */
  public static boolean changesResource(JsonObject mapped) {
    return mapped.get(RESOURCE) instanceof JsonObject resource && changes(resource);
  }

  /** Returns whether a mapping says itself what the fields of a resource are. */
  public static boolean saysBody(JsonObject mapped) {
    return mapped.get(RESOURCE) instanceof JsonObject resource && resource.has("body");
  }

  private static boolean changes(JsonObject resource) {
    return ResourceChangeReader.CHANGES.stream().anyMatch(resource::has);
  }

  /** Returns whether a mapping says what the operation is called. */
  public static boolean namesOperation(JsonObject mapped) {
    return mapped.get(OPERATION) instanceof JsonObject operation && isNamed(operation);
  }

  private static boolean isNamed(JsonObject operation) {
    return operation.has("name") || operation.has("parent");
  }

  /** Returns the derived script with the mapping's laid over it. */
  public static JsonObject of(JsonObject derived, JsonObject mapped) {
    JsonObject filled = derived.overlaidWith(mapped);
    if (derived.get(OPERATION) instanceof JsonObject below
        && mapped.get(OPERATION) instanceof JsonObject above) {
      filled = filled.with(OPERATION, operation(below, above));
    }
    if (derived.get(RESOURCE) instanceof JsonObject below
        && mapped.get(RESOURCE) instanceof JsonObject above
        && !changes(above)) {
      filled = filled.with(RESOURCE, below.overlaidWith(above));
    }
    return filled;
  }

  /** A name and a parent exclude each other, a response and an error too. */
  private static JsonObject operation(JsonObject derived, JsonObject mapped) {
    JsonObject rest = derived;
    rest = mapped.has("name") ? rest.without("parent") : rest;
    rest = mapped.has("error") ? rest.without(RESPONSE) : rest;
    return rest.overlaidWith(mapped);
  }
}
