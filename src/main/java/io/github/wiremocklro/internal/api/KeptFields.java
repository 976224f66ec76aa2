package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for fields that an update may not change, or clear (google.api.field_behavior IMMUTABLE and
 * REQUIRED, AIP-203). A client that sends back what it has read is in order, and so is one that
 * leaves such a field out. Of what is IMMUTABLE single values are looked at, and those alone that
 * the create has set: for others the real service has defaults, and it lets parts of messages
 * change that are IMMUTABLE as a whole, such as Vertex AI's machines.
 */
final class KeptFields {
  private final DescriptorTypes types;
  private final Violations violations;

  KeptFields(DescriptorTypes types, Violations violations) {
    this.types = types;
    this.violations = violations;
  }

  /**
   * Notes what is wrong with an update.
   *
   * @param sent the resource that the client has sent
   * @param mask in JSON names; null for none
   * @param stored what is there
   */
  void check(ApiMethod method, JsonObject sent, @Nullable String mask, JsonObject stored) {
    List<String> paths =
        mask == null || mask.isBlank()
            ? List.of()
            : FieldPath.all(mask).stream().map(FieldPath::text).toList();
    boolean all = paths.isEmpty() || paths.contains("*");
    for (FieldDescriptor field : method.request().getFields()) {
      if (field.getJsonName().equals(method.resourceField())) {
        DescriptorType type = types.of(field.getMessageType());
        for (FieldDescriptor inner : type.descriptor().getFields()) {
          boolean named = paths.contains(inner.getJsonName());
          if ((all || named) && !inner.getName().equals("name")) {
            check(type, inner, sent, named, stored, field.getName());
          }
        }
      }
    }
  }

  private void check(
      DescriptorType type,
      FieldDescriptor field,
      JsonObject sent,
      boolean named,
      JsonObject stored,
      String at) {
    Object before = stored.get(field.getJsonName());
    Object after = sent.get(field.getJsonName());
    String place = MessageReader.within(at, field.getName());
    if (named && type.isRequired(field) && RequiredFields.isMissing(field, after)) {
      violations.missing(place);
    } else if (type.immutable().contains(field.getJsonName())
        && isSingleValue(field)
        && !isUnset(field, before)
        && (isUnset(field, after) ? named : !Objects.equals(before, after))) {
      violations.add(
          place,
          "Field '%s' is immutable: it is %s and cannot become %s. Send what is there, or leave it out."
              .formatted(place, Violations.shown(before), Violations.shown(after)));
    }
  }

  private static boolean isSingleValue(FieldDescriptor field) {
    return !field.isRepeated() && field.getJavaType() != JavaType.MESSAGE;
  }

  private static boolean isUnset(FieldDescriptor field, @Nullable Object value) {
    return RequiredFields.isMissing(field, value)
        || value == null
        || value.equals(false)
        || value.equals("")
        || (field.getJavaType() != JavaType.STRING && value.toString().matches("0(\\.0)?"));
  }
}
