package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.wiremocklro.internal.json.JsonCost;

/** How much memory it takes to read the body of a request. */
final class BodyCost {
  /** What the error calls it. */
  static final String BODY = "body";

  private BodyCost() {}

  /** Returns how many bytes there are; a request that has no body has none. */
  static int length(Request request) {
    byte[] body = request.getBody();
    return body == null ? 0 : body.length;
  }

  /** Returns an estimate in bytes; 0 for a short body. */
  static long of(Request request) {
    int length = length(request);
    if (length <= JsonCost.SHORT) {
      return 0;
    }
    try {
      // As it will be read: in another charset the signs are other bytes.
      return JsonCost.of(request.getBodyAsString());
    } catch (IllegalArgumentException e) {
      return length; // In no charset that there is: nobody reads it as text.
    }
  }
}
