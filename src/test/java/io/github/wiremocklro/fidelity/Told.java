package io.github.wiremocklro.fidelity;

import wiremock.com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a client told of a call: a cell of the matrix, written by the test that made the call.
 *
 * @param client such as {@code Java REST}
 * @param library and version, such as {@code google-cloud-dataplex 1.86.0}
 * @param row of the call
 * @param told in the words of the client
 */
public record Told(
    @JsonProperty("client") String client,
    @JsonProperty("library") String library,
    @JsonProperty("row") String row,
    @JsonProperty("told") String told) {}
