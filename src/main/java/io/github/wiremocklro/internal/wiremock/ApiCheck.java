package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.Route.Collision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done with the user's APIs before a server listens. */
public final class ApiCheck {
  private ApiCheck() {}

  /**
   * Links them, and tells of each two that have routes in common.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if one cannot be served
   */
  public static void check(Catalog catalog, Notifier notifier) {
    Map<String, List<Collision>> collisions = new LinkedHashMap<>();
    for (Collision collision : catalog.check()) {
      collisions.computeIfAbsent(collision.apis(), apis -> new ArrayList<>()).add(collision);
    }
    collisions.forEach((apis, theirs) -> FailureLog.warned(notifier, told(apis, theirs)));
  }

  private static String told(String apis, List<Collision> collisions) {
    return ("Routes of %s collide: %d, such as that %s. The subcommand apis lists them; start another"
            + " server with the other API to have both.")
        .formatted(apis, collisions.size(), collisions.get(0));
  }
}
