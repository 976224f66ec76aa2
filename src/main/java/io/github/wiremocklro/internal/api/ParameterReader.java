package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields that are texts in a URL: those of the path, and of the query. */
final class ParameterReader {
  /** A message of a type that holds itself could else be as deep as a URL is long. */
  private static final int MAX_DEPTH = 32;

  private final DescriptorTypes types;
  private final boolean ofPath;
  private final Violations violations;
  private final ScalarReader scalars;
  private final WellKnownTypes wellKnown;

  /**
   * @param ofPath whether they are in the path: there a field counts that only the server sets,
   *     such as the name of some resources
   */
  ParameterReader(
      DescriptorTypes types, boolean ofPath, MessageReader messages, Violations violations) {
    this.types = types;
    this.ofPath = ofPath;
    this.violations = violations;
    this.scalars = new ScalarReader(violations);
    this.wellKnown = new WellKnownTypes(types, messages, violations);
  }

  /**
   * Returns the message with a field set.
   *
   * @param name the path to the field, in either spelling: {@code lake.display_name}
   * @param values more than one for a repeated field only
   */
  JsonObject with(DescriptorType type, JsonObject message, String name, List<String> values) {
    List<String> path = List.of(name.split("\\.", -1));
    if (path.size() > MAX_DEPTH) {
      violations.unknown(name, "", "The path is longer than %d names.".formatted(MAX_DEPTH));
      return message;
    }
    return with(type, message, path, 0, values, "");
  }

  private JsonObject with(
      DescriptorType type,
      JsonObject message,
      List<String> path,
      int depth,
      List<String> values,
      String at) {
    String name = path.get(depth);
    FieldDescriptor field = type.field(name);
    if (field == null) {
      violations.unknownParameter(String.join(".", path), name);
      return message;
    }
    String place = MessageReader.within(at, field.getName());
    if (type.isOutputOnly(field) && !ofPath) {
      return message;
    }
    if (depth == path.size() - 1) {
      Object said = ofPath ? null : message.get(field.getJsonName());
      Object value = value(field, name, values, said, at);
      return value == null ? message : message.with(field.getJsonName(), value);
    }
    if (field.isRepeated() || field.getJavaType() != JavaType.MESSAGE || isSpecial(field)) {
      violations.unknown(
          String.join(".", path.subList(depth + 1, path.size())),
          place,
          "The field has no such fields.");
      return message;
    }
    JsonObject inner =
        message.get(field.getJsonName()) instanceof JsonObject there ? there : JsonObject.EMPTY;
    return message.with(
        field.getJsonName(),
        with(types.of(field.getMessageType()), inner, path, depth + 1, values, place));
  }

  private boolean isSpecial(FieldDescriptor field) {
    return WellKnownTypes.areSpecial(types.of(field.getMessageType()));
  }

  /**
   * @param said what the field is by a parameter in the other spelling, null for nothing
   */
  private @Nullable Object value(
      FieldDescriptor field, String name, List<String> values, @Nullable Object said, String at) {
    String place = MessageReader.within(at, field.getName());
    if (!field.isRepeated()) {
      if (values.size() > 1 || said != null) {
        violations.notRepeated(name, at);
      }
      return text(field, values.get(0), place);
    }
    List<@Nullable Object> list = new ArrayList<>(said instanceof List<?> some ? some : List.of());
    for (String value : values) {
      Object element = text(field, value, place);
      if (element != null) {
        list.add(element);
      }
    }
    return list;
  }

  private @Nullable Object text(FieldDescriptor field, String text, String at) {
    if (field.getJavaType() != JavaType.MESSAGE) {
      return scalars.text(field, text, at);
    }
    DescriptorType type = types.of(field.getMessageType());
    if (WellKnownTypes.areTexts(type)) {
      return wellKnown.text(type, text, at);
    }
    violations.invalid(at, ScalarReader.typeName(field), text);
    return null;
  }
}
