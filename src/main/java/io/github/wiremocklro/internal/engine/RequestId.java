package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;

/**
 * What a client calls its request, so that the same once more has no further effect (AIP-155).
 *
 * @param method the method that is called
 * @param place the parent, or the resource, that it is called on
 * @param id such as a UUID
 * @param message the whole request
 */
public record RequestId(String method, String place, String id, JsonObject message) {}
