package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.Route.Collision;

/** What is done with the user's APIs before a server listens. */
public final class ApiCheck {
  private ApiCheck() {}

  /**
   * Links them, and tells of each route that two of them have.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if one cannot be served
   */
  public static void check(Catalog catalog, Notifier notifier) {
    for (Collision collision : catalog.check()) {
      FailureLog.warned(
          notifier, collision + "; start another server with the other API to have both");
    }
  }
}
