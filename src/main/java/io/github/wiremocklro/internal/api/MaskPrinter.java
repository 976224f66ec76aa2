package io.github.wiremocklro.internal.api;

import com.google.protobuf.Message;
import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.engine.PathName;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of the field mask of a request. Of a path as it came over the wire nothing is in
 * doubt: where the type of the resource is known the names of fields alone are converted, and the
 * keys of maps go on as they are.
 *
 * @param field the field of the request that has the mask; null where nothing is known of it
 * @param resource what the paths lead through
 */
record MaskPrinter(@Nullable FieldDescriptor field, @Nullable Descriptor resource) {
  static final MaskPrinter NONE = new MaskPrinter(null, null);

  static MaskPrinter of(ApiMethod method) {
    return new MaskPrinter(UpdateMasks.field(method), method.resourceMessage());
  }

  /** Returns the JSON of a request with its mask in place. */
  JsonObject printed(Message request, JsonObject json) {
    if (field == null || resource == null || !json.has(field.getJsonName())) {
      return json;
    }
    Message mask = (Message) value(request, field.getNumber());
    StringJoiner paths = new StringJoiner(",");
    for (Object path : (List<?>) value(mask, 1)) {
      paths.add(path(path.toString(), resource));
    }
    return json.with(field.getJsonName(), paths.toString());
  }

  private static Object value(Message message, int number) {
    return message.getField(message.getDescriptorForType().findFieldByNumber(number));
  }

  private static String path(String text, Descriptor resource) {
    List<FieldPath> paths = FieldPath.all(text);
    TypedPath typed = TypedPath.of(paths.get(0), resource);
    return paths.size() > 1 || !typed.problem().isEmpty()
        ? FieldMasks.jsonPath(text)
        : typed.with(PathName::asExactKey).text();
  }
}
