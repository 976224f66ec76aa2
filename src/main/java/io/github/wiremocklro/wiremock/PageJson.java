package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Page;

/** The reply of a List method (AIP-158). */
final class PageJson {
  private PageJson() {}

  static JsonObject of(String field, Page<JsonObject> page) {
    return JsonObject.of(field, page.items(), "nextPageToken", page.nextPageToken());
  }
}
