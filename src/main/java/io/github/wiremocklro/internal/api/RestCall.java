package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The request over HTTP that a gRPC call stands for.
 *
 * @param httpMethod such as {@code POST}
 * @param pathAndQuery escaped, such as {@code /v1/projects/p/locations/l/lakes?lakeId=a}
 * @param body null for none
 * @param responseType the full name of the message that the reply is
 */
public record RestCall(
    String httpMethod, String pathAndQuery, @Nullable JsonObject body, String responseType) {}
