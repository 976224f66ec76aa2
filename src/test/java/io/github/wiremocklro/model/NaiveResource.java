package io.github.wiremocklro.model;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The model's resource: what is stored, and the operation that works on it. */
final class NaiveResource {
  @Nullable JsonObject stored;
  @Nullable NaiveOperation pending;

  JsonObject shown() {
    if (stored == null) {
      return requireNonNull(requireNonNull(pending).effect)
          .without("@type")
          .with("state", "CREATING");
    }
    boolean deleting =
        pending != null
            && requireNonNull(pending.script.resource()).kind() == ResourceChange.Kind.DELETE;
    return stored.without("@type").with("state", deleting ? "DELETING" : "ACTIVE");
  }

  /** Returns the resource after a change; only the masks that the generator makes are known. */
  static @Nullable JsonObject changed(
      ResourceChange change, @Nullable NaiveResource resource, Instant now) {
    JsonObject body = change.body().without("state");
    if (change.kind() == ResourceChange.Kind.CREATE) {
      return body.with("@type", change.type())
          .with("name", change.name())
          .with("createTime", now.toString())
          .with("updateTime", now.toString())
          .with("state", "ACTIVE");
    }
    if (change.kind() == ResourceChange.Kind.DELETE) {
      return null;
    }
    JsonObject old = requireNonNull(requireNonNull(resource).stored);
    String mask = change.updateMask() == null ? "none" : change.updateMask();
    return switch (mask) {
      case "none" -> old.overlaidWith(body);
      case "displayName", "display_name" -> copied("displayName", body, old);
      case "labels.team" -> {
        boolean none = !body.has("labels") && !old.has("labels");
        yield none ? old : old.with("labels", copied("team", labels(body), labels(old)));
      }
      case "*" -> {
        JsonObject all = body;
        for (String field : new String[] {"@type", "name", "createTime", "updateTime", "state"}) {
          all = all.with(field, old.get(field));
        }
        yield all;
      }
      default -> throw new IllegalArgumentException("no mask of the generator: " + mask);
    };
  }

  private static JsonObject labels(JsonObject resource) {
    return resource.has("labels")
        ? (JsonObject) requireNonNull(resource.get("labels"))
        : JsonObject.EMPTY;
  }

  private static JsonObject copied(String field, JsonObject from, JsonObject to) {
    return from.has(field) ? to.with(field, from.get(field)) : to.without(field);
  }
}
