package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.Annotations.Behavior;
import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.EnumValueDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.proto.OneofDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message type as its descriptor has it. */
final class DescriptorType implements MessageType {
  private final DescriptorTypes types;
  private final Descriptor descriptor;
  private final Set<String> outputOnly;
  private final Set<FieldDescriptor> inputOnly = new HashSet<>();
  private final Set<String> immutable;
  private final Set<FieldDescriptor> required = new HashSet<>();
  private final Set<FieldDescriptor> uuids = new HashSet<>();
  private final List<String> states;
  private final String resourceType;
  private final SlashedIds slashedIds;
  private final RecordedFields recorded;

  /** Found out when it is first asked for. */
  private volatile @Nullable Map<String, FieldDescriptor> enums;

  DescriptorType(DescriptorTypes types, Descriptor descriptor) {
    this.types = types;
    this.descriptor = descriptor;
    Set<String> ofTheServer = new HashSet<>();
    Set<String> ofTheCreate = new HashSet<>();
    for (FieldDescriptor field : descriptor.getFields()) {
      if (Annotations.isUuid(field)) {
        uuids.add(field);
      }
      Set<Behavior> behavior = Annotations.behavior(field);
      if (behavior.contains(Behavior.OUTPUT_ONLY)) {
        ofTheServer.add(field.getJsonName());
      } else if (behavior.contains(Behavior.REQUIRED) && !Annotations.isDeprecated(field)) {
        // Of what is deprecated something else has taken the place: AlloyDB's Cluster.network.
        required.add(field);
      }
      if (behavior.contains(Behavior.INPUT_ONLY)) {
        inputOnly.add(field);
      }
      if (behavior.contains(Behavior.IMMUTABLE) && !behavior.contains(Behavior.OUTPUT_ONLY)) {
        ofTheCreate.add(field.getJsonName());
      }
    }
    this.outputOnly = Set.copyOf(ofTheServer);
    this.immutable = Set.copyOf(ofTheCreate);
    this.resourceType =
        Annotations.resource(descriptor).map(Annotations.ResourceType::type).orElse("");
    this.slashedIds =
        Annotations.resource(descriptor)
            .map(type -> new ApiResource(type.type(), type.patterns(), descriptor))
            .map(types.slashedIds()::of)
            .orElse(SlashedIds.NONE);
    this.states = states(descriptor.findFieldByName("state"));
    this.recorded = RecordedFields.of(descriptor.getFullName());
  }

  /** Returns the words of a field that is an enum; none where it is another, or not there. */
  static List<String> states(@Nullable FieldDescriptor state) {
    return state == null || state.getJavaType() != JavaType.ENUM
        ? List.of()
        : state.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList();
  }

  Descriptor descriptor() {
    return descriptor;
  }

  /** Returns the field of a name, as JSON has it or as the .proto does; null for none. */
  @Nullable FieldDescriptor field(String name) {
    return descriptor.findFieldByEitherName(name);
  }

  boolean isOutputOnly(FieldDescriptor field) {
    return outputOnly.contains(field.getJsonName());
  }

  boolean isInputOnly(FieldDescriptor field) {
    return inputOnly.contains(field);
  }

  /** Returns the fields that are enums, or in which there may be some, by their JSON names. */
  Map<String, FieldDescriptor> enums() {
    Map<String, FieldDescriptor> known = enums;
    if (known == null) {
      known = EnumFields.of(descriptor);
      enums = known;
    }
    return known;
  }

  /** Returns whether a client has to set the field. */
  boolean isRequired(FieldDescriptor field) {
    return required.contains(field);
  }

  /** Returns the fields that are UUIDs of version 4. */
  Set<FieldDescriptor> uuids() {
    return uuids;
  }

  @Override
  public boolean has(String field) {
    FieldDescriptor known = field(field);
    return known != null && known.getJsonName().equals(field);
  }

  @Override
  public Set<String> outputOnly() {
    return outputOnly;
  }

  @Override
  public Set<String> immutable() {
    return immutable;
  }

  @Override
  public List<String> oneofWith(String name) {
    FieldDescriptor field = field(name);
    OneofDescriptor oneof = field == null ? null : field.getRealContainingOneof();
    return oneof == null
        ? List.of()
        : oneof.getFields().stream()
            .filter(other -> other != field)
            .map(FieldDescriptor::getJsonName)
            .toList();
  }

  @Override
  public JsonObject withoutInputOnly(JsonObject message) {
    return new InputOnlyFields(types).droppedFrom(message, this);
  }

  @Override
  public List<String> states() {
    return states;
  }

  @Override
  public String resourceType() {
    return resourceType;
  }

  @Override
  public String collectionOf(String name) {
    return slashedIds.collectionOf(name);
  }

  @Override
  public @Nullable MessageType messageOf(String field) {
    FieldDescriptor known = field(field);
    return known == null || known.getJavaType() != JavaType.MESSAGE
        ? null
        : types.of(known.getMessageType());
  }

  @Override
  public @Nullable FieldType fieldType(String name) {
    FieldDescriptor field = field(name);
    if (field == null) {
      return types.areLenient() ? FieldTypes.unknown(name) : null;
    }
    return FieldTypes.of(field, types);
  }

  @Override
  public JsonObject recorded(String name, String createTime) {
    return recorded.at(name, createTime);
  }

  @Override
  public JsonObject read(JsonObject message) {
    return read(message, MessageReader.Mode.STRICT);
  }

  @Override
  public JsonObject readRendered(JsonObject message) {
    return read(message, MessageReader.Mode.RENDERED);
  }

  private JsonObject read(JsonObject message, MessageReader.Mode mode) {
    if (types.areLenient()) {
      return message;
    }
    Violations violations = new Violations();
    JsonObject read = new MessageReader(types, mode, violations).whole(this, message, "");
    if (!violations.isEmpty()) {
      throw new InvalidArgumentException(
          "",
          descriptor.getFullName(),
          "does not fit what is given (%s)".formatted(violations.list().get(0).description()),
          "give it the fields that the descriptor has, or let the server be lenient");
    }
    return read;
  }
}
