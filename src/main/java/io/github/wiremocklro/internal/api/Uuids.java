package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.regex.Pattern;

/** Looks at the fields of a request that have to be UUIDs of version 4 (AIP-155, AIP-202). */
final class Uuids {
  /** RFC 9562. The nil UUID has no version. */
  private static final Pattern UUID4 =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  static void check(DescriptorType type, JsonObject request, Violations violations) {
    for (FieldDescriptor field : type.uuids()) {
      String value = request.string(field.getJsonName());
      if (value != null && !value.isEmpty() && !UUID4.matcher(value).matches()) {
        violations.invalid(field.getName(), "TYPE_STRING, a UUID of version 4", value);
      }
    }
  }
}
