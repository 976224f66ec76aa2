package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the request of a run says of the job: its fields that the job has too, of the same name and
 * type. RunTask's {@code labels} are those of the job, and its {@code args} those of the job's
 * {@code execution_spec}.
 */
final class RunFields {
  private RunFields() {}

  /** Returns the fields of the job that a request has. */
  static JsonObject of(Descriptor request, Descriptor job, JsonObject message) {
    JsonObject fields = JsonObject.EMPTY;
    for (FieldDescriptor field : request.getFields()) {
      Object value = message.get(field.getJsonName());
      if (value == null || field.getName().equals("name")) {
        continue;
      }
      FieldDescriptor part = partWith(field, job);
      if (same(field, job.findFieldByName(field.getName()))) {
        fields = fields.with(field.getJsonName(), value);
      } else if (part != null) {
        JsonObject inner =
            fields.get(part.getJsonName()) instanceof JsonObject there ? there : JsonObject.EMPTY;
        fields = fields.with(part.getJsonName(), inner.with(field.getJsonName(), value));
      }
    }
    return fields;
  }

  /** Returns the single message of the job that has such a field; null for none. */
  private static @Nullable FieldDescriptor partWith(FieldDescriptor field, Descriptor job) {
    List<FieldDescriptor> parts =
        job.getFields().stream()
            .filter(part -> part.getJavaType() == JavaType.MESSAGE && !part.isRepeated())
            .filter(part -> same(field, part.getMessageType().findFieldByName(field.getName())))
            .toList();
    return parts.size() == 1 ? parts.get(0) : null;
  }

  private static boolean same(FieldDescriptor a, @Nullable FieldDescriptor b) {
    if (b == null || a.isRepeated() != b.isRepeated() || a.getType() != b.getType()) {
      return false;
    }
    if (a.isMapField() && b.isMapField()) {
      return same(a.getMessageType().field(1), b.getMessageType().field(1))
          && same(a.getMessageType().field(2), b.getMessageType().field(2));
    }
    return switch (a.getJavaType()) {
      case MESSAGE -> a.getMessageType().getFullName().equals(b.getMessageType().getFullName());
      case ENUM -> a.getEnumType().getFullName().equals(b.getEnumType().getFullName());
      default -> true;
    };
  }
}
