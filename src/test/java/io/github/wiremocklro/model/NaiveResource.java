package io.github.wiremocklro.model;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model's resource: what is stored, and the operation that works on it. */
final class NaiveResource {
  @Nullable JsonObject stored;

  /** Those of its create. */
  @Nullable ResourceStates states;

  @Nullable NaiveOperation pending;

  JsonObject shown() {
    if (stored == null) {
      return requireNonNull(requireNonNull(pending).effect)
          .without("@type")
          .with("state", word(states(), ResourceStates::creating, "CREATING"));
    }
    return isBeing(ResourceChange.Kind.DELETE)
        ? stored
            .without("@type")
            .with("state", word(states(), ResourceStates::deleting, "DELETING"))
        : stored.without("@type");
  }

  /** Returns whether one of these is being done to it. */
  boolean isBeing(ResourceChange.Kind... kinds) {
    return pending != null
        && List.of(kinds).contains(requireNonNull(pending.script.resource()).kind());
  }

  /** Returns what is said of the state by what is pending, else by the create. */
  private @Nullable ResourceStates states() {
    ResourceChange change = requireNonNull(requireNonNull(pending).script.resource());
    boolean goesWithAnother = stored != null && !change.name().equals(stored.get("name"));
    return change.states() != null && !goesWithAnother ? change.states() : states;
  }

  private static String word(
      @Nullable ResourceStates said,
      Function<ResourceStates, @Nullable String> which,
      String otherwise) {
    String word = said == null ? null : which.apply(said);
    return word == null ? otherwise : word;
  }

  private static final List<String> OF_THE_SERVER =
      List.of(
          "@type",
          "name",
          "createTime",
          "updateTime",
          "state",
          "serviceAccount",
          "assetStatus",
          "metastoreStatus");

  /** Returns the resource after a change; only the masks that the generator makes are known. */
  static @Nullable JsonObject changed(
      ResourceChange change, @Nullable NaiveResource resource, Instant now) {
    JsonObject body = change.body().without("state");
    if (change.kind() == ResourceChange.Kind.CREATE) {
      String project = change.name().split("/")[1];
      return JsonObject.of("metastore", JsonObject.EMPTY)
          .overlaidWith(body)
          .with("@type", change.type())
          .with("serviceAccount", "service-" + project + "@gcp-sa-dataplex.iam.gserviceaccount.com")
          .with("assetStatus", JsonObject.EMPTY)
          .with("metastoreStatus", JsonObject.of("state", "NONE", "updateTime", now.toString()))
          .with("name", change.name())
          .with("createTime", now.toString())
          .with("updateTime", now.toString())
          .with("state", word(change.states(), ResourceStates::active, "ACTIVE"));
    }
    if (change.kind() == ResourceChange.Kind.DELETE) {
      return null;
    }
    JsonObject old = requireNonNull(requireNonNull(resource).stored);
    if (change.kind() == ResourceChange.Kind.CUSTOM) {
      return old;
    }
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
        for (String field : OF_THE_SERVER) {
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
