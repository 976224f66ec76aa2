package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
  private static final String BODY = "body";
  private static final String MASK = "updateMask";
  private static final String ANY = "*";

  private AspectKeys() {}

  /** Notes the keys of a request that mean no aspects, or none that it updates. */
  static void check(ApiMethod method, JsonObject request, Violations violations) {
    List<AspectKey> keys = keys(method, request);
    for (AspectKey key : keys) {
      if (!key.isWellFormed()) {
        violations.add(
            KEYS,
            "The request was invalid: invalid aspect key: %s. Write TYPE, TYPE@PATH, TYPE@* or *@PATH, with a type such as project.location.aspectType"
                .formatted(key));
      }
    }
    String mask = DerivedScript.mask(method, request);
    boolean updates =
        mask.isBlank() || Stream.of(mask.split(",", -1)).anyMatch(AspectKeys::meansAspects);
    if (!keys.isEmpty() && !updates) {
      violations.add(
          KEYS,
          "The request was invalid: aspects are not updated. To update Aspects, the update_mask must contain the value \"aspects\"");
    }
  }

  private static boolean meansAspects(String path) {
    return path.equals(ASPECTS) || path.equals(ANY);
  }

  /**
   * Returns a change that a request makes as its keys have it.
   *
   * @param change of {@link DerivedScript#change}; null for none
   * @param stored the resource as it is now; null where it is not there, and a create of it has all
   *     that is sent
   */
  public static @Nullable JsonObject applied(
      ApiMethod method,
      JsonObject request,
      @Nullable JsonObject change,
      Supplier<@Nullable JsonObject> stored) {
    JsonObject there = hasKeys(method) ? stored.get() : null;
    if (there == null || change == null || !(change.get(BODY) instanceof JsonObject body)) {
      return change;
    }
    JsonObject sent = aspects(body);
    List<AspectKey> keys = keys(method, request);
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    sent.fields()
        .forEach(
            (key, aspect) -> {
              if (keys.isEmpty() || isMeant(key, keys)) {
                changed.put(key, aspect);
              }
            });
    if (Boolean.TRUE.equals(request.get("deleteMissingAspects"))) {
      aspects(there).fields().keySet().stream()
          .filter(key -> isMeant(key, keys) && !sent.has(key))
          .forEach(key -> changed.put(key, null));
    }
    return change
        .with(BODY, body.with(ASPECTS, changed))
        .with(MASK, mask(change.string(MASK), body, method));
  }

  /** Returns the mask with aspects one by one, where it has all of them at once. */
  private static String mask(@Nullable String mask, JsonObject body, ApiMethod method) {
    List<String> paths =
        new ArrayList<>(mask == null ? List.of(ASPECTS) : List.of(mask.split(",")));
    if (mask == null) {
      paths.addAll(body.without(ASPECTS).fields().keySet());
    } else if (paths.contains(ANY)) {
      paths.clear();
      Descriptor resource = Objects.requireNonNull(method.resourceMessage());
      resource.getFields().stream().map(FieldDescriptor::getJsonName).forEach(paths::add);
    }
    paths.replaceAll(path -> path.equals(ASPECTS) ? ASPECTS + "." + ANY : path);
    return String.join(",", paths);
  }

  private static boolean hasKeys(ApiMethod method) {
    return method.kind() == MethodKind.UPDATE && method.asksFor(KEYS);
  }

  private static JsonObject aspects(JsonObject resource) {
    return resource.get(ASPECTS) instanceof JsonObject aspects ? aspects : JsonObject.EMPTY;
  }

  private static List<AspectKey> keys(ApiMethod method, JsonObject request) {
    return hasKeys(method) && request.get("aspectKeys") instanceof List<?> keys
        ? keys.stream().map(key -> AspectKey.of(key.toString())).toList()
        : List.of();
  }

  private static boolean isMeant(String aspect, List<AspectKey> keys) {
    AspectKey key = AspectKey.of(aspect);
    return keys.stream().anyMatch(one -> one.means(key));
  }
}
