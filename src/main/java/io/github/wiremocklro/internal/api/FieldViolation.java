package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;

/**
 * What is wrong with one field of a request ({@code google.rpc.BadRequest.FieldViolation}).
 *
 * @param field the path to it, such as {@code lake.labels}; empty for the request itself
 * @param description a sentence
 */
public record FieldViolation(String field, String description) {

  JsonObject json() {
    JsonObject json = JsonObject.of("description", description);
    return field.isEmpty() ? json : JsonObject.of("field", field).overlaidWith(json);
  }
}
