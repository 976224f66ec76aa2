package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Instant;
import java.util.List;

/** The fields that the server alone sets (AIP-148, AIP-216): what a client sends there is lost. */
final class OutputOnlyFields {
  private static final List<String> NAMES =
      List.of("@type", "name", "uid", "createTime", "updateTime", "state");

  private OutputOnlyFields() {}

  /** Returns the resource that a create makes. */
  static JsonObject created(ResourceChange change, Instant now, String uid) {
    JsonObject fields =
        JsonObject.of("@type", change.type(), "name", change.name())
            .with("uid", uid)
            .with("createTime", now.toString())
            .with("updateTime", now.toString())
            .with("state", "ACTIVE");
    return kept(fields, change.body());
  }

  /** Returns the changed resource with these fields as they were. */
  static JsonObject kept(JsonObject before, JsonObject changed) {
    JsonObject result = JsonObject.EMPTY;
    for (String name : NAMES) {
      result = before.has(name) ? result.with(name, before.get(name)) : result;
      changed = changed.without(name);
    }
    return result.overlaidWith(changed);
  }
}
