package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a type before a message of it is written. */
final class WireType {
  private final Descriptor descriptor;
  private final JsonForm form;
  private final Map<String, WireField> fields = new HashMap<>();

  WireType(Descriptor descriptor) {
    this.descriptor = descriptor;
    this.form = JsonForm.of(descriptor);
    for (FieldDescriptor field : descriptor.getFields()) {
      fields.put(field.getJsonName(), new WireField(field));
    }
    // The name in the .proto counts where it is not the JSON name of another field.
    for (FieldDescriptor field : descriptor.getFields()) {
      WireField known = fields.get(field.getJsonName());
      if (known != null) {
        fields.putIfAbsent(field.getName(), known);
      }
    }
  }

  Descriptor descriptor() {
    return descriptor;
  }

  String name() {
    return descriptor.getFullName();
  }

  JsonForm form() {
    return form;
  }

  /** Returns the field of a name, in either spelling; null for none. */
  @Nullable WireField field(String name) {
    return fields.get(name);
  }
}
