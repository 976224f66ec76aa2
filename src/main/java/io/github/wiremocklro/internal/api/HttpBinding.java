package io.github.wiremocklro.internal.api;

/**
 * One way to call a method over HTTP.
 *
 * @param verb such as {@code GET}; {@code *} for any
 * @param template the path
 * @param body the field that is the request's body, {@code *} for all that are not in the path, or
 *     empty
 * @param responseBody the field that is the reply's body, or empty
 */
public record HttpBinding(String verb, PathTemplate template, String body, String responseBody) {

  /** Returns the two as they are written, such as {@code GET /v1/{name=projects/*}}. */
  @Override
  public String toString() {
    return verb + " " + template;
  }
}
