package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.ResourceStates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what an operation does to a resource. */
public final class ResourceChangeReader {
  static final List<String> KEYS =
      List.of(
          "create",
          "update",
          "delete",
          "custom",
          "@type",
          "body",
          "updateMask",
          "states",
          "force",
          "etag",
          "allowMissing");

  static final List<String> STATES_KEYS = List.of("creating", "active", "deleting");

  /** Of these keys a change has one. */
  public static final List<String> CHANGES = Arrays.stream(Kind.values()).map(Kind::verb).toList();

  /** Stand in for templates that are not rendered yet. */
  private static final String UNKNOWN_NAME = "unknown";

  private static final String UNKNOWN_TYPE = "unknown/unknown";

  private ResourceChangeReader() {}

  /** Returns what stands in a field, empty where that is nothing. */
  static Optional<ResourceChange> read(Fields fields, String key) {
    return fields
        .object(key)
        .map(value -> fields.child(key, value, "an object", KEYS))
        .map(change -> fields.inside(key, () -> read(change)));
  }

  private static ResourceChange read(Fields fields) {
    fields.exactlyOneOf(CHANGES);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(candidate -> fields.has(candidate.verb()))
            .findFirst()
            .orElseThrow();
    return new ResourceChange(
        kind,
        fields.text(kind.verb()).orElse(UNKNOWN_NAME),
        fields.text("@type").orElse(fields.has("@type") ? UNKNOWN_TYPE : null),
        fields.object("body").orElse(JsonObject.EMPTY),
        fields.text("updateMask").orElse(fields.has("updateMask") ? "*" : null),
        states(fields),
        fields.bool("force").orElse(false),
        fields.text("etag").filter(etag -> !etag.isEmpty()).orElse(null),
        fields.bool("allowMissing").orElse(false));
  }

  /** Returns the words of a state. */
  static ResourceStates states(Fields fields) {
    JsonObject value = fields.object("states").orElse(JsonObject.EMPTY);
    Fields words = fields.child("states", value, "an object", STATES_KEYS);
    return new ResourceStates(
        words.text("creating").orElse(null),
        words.text("active").orElse(null),
        words.text("deleting").orElse(null));
  }
}
