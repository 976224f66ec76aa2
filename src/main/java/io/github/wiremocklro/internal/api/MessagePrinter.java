package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.github.wiremocklro.operation.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes proto3 JSON of a message as its bytes came from somebody, in the form in which protobuf's
 * own printers write it. Fields that the type does not have are left out.
 */
final class MessagePrinter {
  /** As in protobuf's own readers. An Any begins a message anew, so that this has to be counted. */
  private static final int MAX_DEPTH = 100;

  private final WireTypes types;
  private final WellKnownPrinter wellKnown = new WellKnownPrinter(this);
  private int depth;

  MessagePrinter(WireTypes types) {
    this.types = types;
  }

  /**
   * Returns the JSON of a message.
   *
   * @param mask prints the field mask of it that is one of a known type
   * @throws InvalidProtocolBufferException if the bytes are no message of the type
   */
  JsonObject print(WireType type, byte[] bytes, MaskPrinter mask)
      throws InvalidProtocolBufferException {
    Message message = DynamicMessage.parseFrom(types.protobuf(type), bytes);
    if (json(message) instanceof JsonObject object) {
      return mask.printed(message, object);
    }
    throw new InvalidProtocolBufferException(type.name() + " is no object in JSON");
  }

  /** Returns what a message is in JSON, null for that of a Value. */
  @Nullable Object json(Message message) throws InvalidProtocolBufferException {
    if (++depth > MAX_DEPTH) {
      throw new InvalidProtocolBufferException("it is deeper than %d levels".formatted(MAX_DEPTH));
    }
    JsonForm form = JsonForm.of(message.getDescriptorForType().getFullName());
    Object json =
        switch (form) {
          case FIELDS -> new JsonObject(fields(message));
          case ANY -> any(message);
          default -> wellKnown.json(form, message);
        };
    depth--;
    return json;
  }

  private Map<String, @Nullable Object> fields(Message message)
      throws InvalidProtocolBufferException {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (Map.Entry<FieldDescriptor, Object> set : message.getAllFields().entrySet()) {
      FieldDescriptor field = set.getKey();
      boolean isDefault = !field.isRepeated() && !field.hasPresence();
      if (field.isExtension() || isDefault && set.getValue().equals(field.getDefaultValue())) {
        continue;
      }
      json.put(field.getJsonName(), value(field, set.getValue()));
    }
    return json;
  }

  private @Nullable Object value(FieldDescriptor field, Object value)
      throws InvalidProtocolBufferException {
    if (field.isMapField()) {
      return map(field, (List<?>) value);
    }
    return field.isRepeated() ? list(field, (List<?>) value) : single(field, value);
  }

  private List<@Nullable Object> list(FieldDescriptor field, List<?> values)
      throws InvalidProtocolBufferException {
    List<@Nullable Object> list = new ArrayList<>(values.size());
    for (Object element : values) {
      list.add(single(field, element));
    }
    return list;
  }

  JsonObject map(FieldDescriptor field, List<?> entries) throws InvalidProtocolBufferException {
    FieldDescriptor keys = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor values = field.getMessageType().findFieldByNumber(2);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Object each : entries) {
      Message entry = (Message) each;
      map.put(
          String.valueOf(single(keys, entry.getField(keys))),
          single(values, entry.getField(values)));
    }
    return new JsonObject(map);
  }

  @Nullable Object single(FieldDescriptor field, Object value)
      throws InvalidProtocolBufferException {
    if (field.getJavaType() == JavaType.MESSAGE) {
      return json((Message) value);
    }
    return switch (field.getType()) {
      case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
      case INT64, SINT64, SFIXED64 -> String.valueOf(value);
      case UINT64, FIXED64 -> Long.toUnsignedString((Long) value);
      case FLOAT, DOUBLE -> number(value);
      case BYTES -> Base64.getEncoder().encodeToString(((ByteString) value).toByteArray());
      case ENUM -> word((EnumValueDescriptor) value);
      default -> value;
    };
  }

  private static Object number(Object value) {
    return Double.isFinite(((Number) value).doubleValue())
        ? new BigDecimal(value.toString()) // of a float, what a float is written as
        : value.toString();
  }

  /** A number that the enum does not have stays one. */
  private static @Nullable Object word(EnumValueDescriptor word) {
    if (word.getType().getFullName().equals("google.protobuf.NullValue")) {
      return null;
    }
    boolean known = word.getType().findValueByNumber(word.getNumber()) != null;
    return known ? word.getName() : (Object) word.getNumber();
  }

  private JsonObject any(Message any) throws InvalidProtocolBufferException {
    Descriptor descriptor = any.getDescriptorForType();
    String url = any.getField(descriptor.findFieldByNumber(1)).toString();
    ByteString value = (ByteString) any.getField(descriptor.findFieldByNumber(2));
    if (url.isEmpty() && value.isEmpty()) {
      return JsonObject.EMPTY;
    }
    int slash = url.lastIndexOf('/');
    WireType type = slash < 0 ? null : types.find(url.substring(slash + 1));
    if (type == null && !value.isEmpty()) {
      throw new InvalidProtocolBufferException(
          "its Any is of the type \"%s\", which no descriptor here has; %s"
              .formatted(shortened(url), WireTypes.REMEDY));
    }
    if (type == null) {
      return JsonObject.of("@type", url);
    }
    Message content = DynamicMessage.parseFrom(types.protobuf(type), value);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("@type", url);
    Object inner = json(content);
    if (type.form() == JsonForm.FIELDS && inner instanceof JsonObject fields) {
      json.putAll(fields.fields());
    } else {
      json.put("value", inner);
    }
    return new JsonObject(json);
  }

  private static String shortened(String url) {
    return url.length() > 200 ? url.substring(0, 200) + "..." : url;
  }
}
