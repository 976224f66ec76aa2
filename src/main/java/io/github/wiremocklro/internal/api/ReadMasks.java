package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.engine.PathName;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The field of a get's or a list's request that says which fields of each resource are to be shown
 * (AIP-157 has {@code read_mask}, Spanner {@code field_mask}).
 */
final class ReadMasks {
  private ReadMasks() {}

  /**
   * Returns what makes of a resource what a request asks for.
   *
   * @param request checked: its mask names fields that the resource has
   */
  static UnaryOperator<JsonObject> of(ApiMethod method, JsonObject request) {
    List<FieldPath> paths = UpdateMasks.asked(method, request);
    return paths.isEmpty() || paths.stream().anyMatch(FieldPath::isAll)
        ? UnaryOperator.identity()
        : resource -> mask(paths, resource).of(resource);
  }

  /** Which key is meant depends on those that a resource has. */
  private static ResponseMask mask(List<FieldPath> paths, JsonObject resource) {
    AskedFields asked = new AskedFields();
    for (FieldPath path : paths) {
      AskedFields field = asked;
      Object value = resource;
      for (PathName name : path.names()) {
        JsonObject message = value instanceof JsonObject object ? object : JsonObject.EMPTY;
        String found = name.in(message, message);
        field = field.field(found);
        value = message.get(found);
      }
      field.askWhole();
    }
    return asked.maskOfJsonNames();
  }
}
