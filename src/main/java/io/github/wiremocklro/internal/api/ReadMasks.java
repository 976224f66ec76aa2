package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
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
  static UnaryOperator<JsonObject> of(ApiMethod method, JsonObject request, DescriptorTypes types) {
    String mask =
        UpdateMasks.field(method.request())
            .map(FieldDescriptor::getJsonName)
            .map(request::string)
            .orElse("");
    return mask.isBlank()
        ? UnaryOperator.identity()
        : ResponseMaskCheck.read(mask, types, null)::of;
  }
}
