package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.operation.JsonObject;

/** The reply of a List method (AIP-158). */
final class PageJson {
  private PageJson() {}

  /**
   * Returns what clients get: in proto3 JSON, as Google's servers print it, what is empty is
   * absent.
   */
  static JsonObject of(String field, Page<JsonObject> page) {
    return page.items().isEmpty() ? tokenOf(page) : withList(field, page);
  }

  /** Returns what the admin API answers: the list is always there, for scripts to go through. */
  static JsonObject withList(String field, Page<JsonObject> page) {
    return JsonObject.of(field, page.items()).overlaidWith(tokenOf(page));
  }

  private static JsonObject tokenOf(Page<?> page) {
    String token = page.nextPageToken();
    return token.isEmpty() ? JsonObject.EMPTY : JsonObject.of("nextPageToken", token);
  }
}
