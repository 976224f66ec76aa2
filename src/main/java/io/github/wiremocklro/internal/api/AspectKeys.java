package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which aspects an update of an entry of Dataplex changes, or of a link of entries (catalog.proto,
 * UpdateEntryRequest): those that {@code aspect_keys} mean, and without keys those that are sent.
 * Others stay, and so do these where they are not sent, unless {@code delete_missing_aspects} says
 * that they go.
 */
public final class AspectKeys {
  private static final String KEYS = "aspect_keys";
  private static final String ASPECTS = "aspects";

  private AspectKeys() {}

  /** Notes the keys of a request that mean no aspects, or none that it updates. */
  static void check(ApiMethod method, JsonObject request, Violations violations) {
    Set<AspectKey> keys = keys(method, request);
    if (keys.isEmpty()) {
      return;
    }
    for (AspectKey key : keys) {
      if (!key.isWellFormed()) {
        violations.add(
            KEYS,
            "The request was invalid: invalid aspect key: %s. Write TYPE, TYPE@PATH, TYPE@* or *@PATH, with a type such as project.location.aspectType"
                .formatted(key));
      }
    }
    if (!haveAspects(UpdateMasks.asked(method, request))) {
      violations.add(
          KEYS,
          "The request was invalid: aspects are not updated. To update Aspects, the update_mask must contain the value \"aspects\"");
    }
  }

  /** Returns whether these paths of a mask, none for no mask, stand for all aspects. */
  private static boolean haveAspects(List<FieldPath> paths) {
    return paths.isEmpty()
        || paths.stream().anyMatch(path -> path.isAll() || path.text().equals(ASPECTS));
  }

  /**
   * Returns a change that a request makes as its keys have it.
   *
   * @param change of {@link DerivedScript#change}
   * @param stored the resource as it is now; null where it is not there, and a create of it has all
   *     that is sent
   */
  public static ResourceChange applied(
      ApiMethod method, JsonObject request, ResourceChange change, @Nullable JsonObject stored) {
    String mask = change.updateMask();
    if (stored == null
        || !hasKeys(method)
        || !haveAspects(mask == null ? List.of() : FieldPath.all(mask))) {
      return change;
    }
    JsonObject sent = aspects(change.body());
    Set<AspectKey> keys = keys(method, request);
    Map<String, @Nullable Object> aspects = new LinkedHashMap<>(aspects(stored).fields());
    if (Boolean.TRUE.equals(request.get("deleteMissingAspects"))) {
      aspects.keySet().removeIf(key -> isMeant(key, keys) && !sent.has(key));
    }
    sent.fields()
        .forEach(
            (key, aspect) -> {
              if (keys.isEmpty() || isMeant(key, keys)) {
                aspects.put(key, aspect);
              }
            });
    boolean none = aspects.isEmpty();
    JsonObject body = change.body().with(ASPECTS, aspects);
    // What the body leaves out goes where a mask names it.
    String named = none && mask == null ? String.join(",", body.fields().keySet()) : mask;
    return new ResourceChange(
        change.kind(),
        change.name(),
        change.type(),
        none ? body.without(ASPECTS) : body,
        named,
        change.states(),
        change.force(),
        change.etag(),
        change.allowMissing());
  }

  private static boolean hasKeys(ApiMethod method) {
    return method.kind() == MethodKind.UPDATE && method.asksFor(KEYS);
  }

  private static JsonObject aspects(JsonObject resource) {
    return resource.get(ASPECTS) instanceof JsonObject aspects ? aspects : JsonObject.EMPTY;
  }

  private static Set<AspectKey> keys(ApiMethod method, JsonObject request) {
    return hasKeys(method) && request.get("aspectKeys") instanceof List<?> keys
        ? keys.stream()
            .map(key -> AspectKey.of(key.toString()))
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  /** There may be as many keys as aspects, so not each is compared with each. */
  private static boolean isMeant(String aspect, Set<AspectKey> keys) {
    return AspectKey.of(aspect).meaningIt().anyMatch(keys::contains);
  }
}
