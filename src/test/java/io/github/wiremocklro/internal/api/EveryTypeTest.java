package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of every type that there is, alone, repeated, optional and in maps. */
class EveryTypeTest {
  private static final String WELL_KNOWN = ".google.protobuf.";

  private final DescriptorPool pool =
      DescriptorPool.of(
          List.of(DescriptorSource.ofSet("every.proto", TestDescriptors.set(file()))));
  private final GrpcTranscoder grpc =
      new GrpcTranscoder(pool, ApiModel.of(pool), ReadingMemory.ofTheJvm());
  private final Descriptor every = Protobuf.of(pool, "test.Every");

  @Test
  void valuesOfEveryTypeAreThoseOfTheOther() throws Exception {
    RandomMessages messages = new RandomMessages(5, every);
    JsonFormat.Printer printer =
        JsonFormat.printer().usingTypeRegistry(TypeRegistry.newBuilder().add(every).build());

    for (int i = 0; i < 200; i++) {
      Message message = messages.of(every);
      JsonObject json = Json.parseObject(printer.print(message), "$");

      assertThat(grpc.json("test.Every", message.toByteArray())).isEqualTo(json);
      assertThat(DynamicMessage.parseFrom(every, grpc.message("test.Every", json)))
          .as(json.toString())
          .isEqualTo(DynamicMessage.parseFrom(every, message.toByteArray()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"optionalString\": \"\", \"optionalInt32\": 0, \"optionalBool\": false}",
        "{\"doubleField\": \"NaN\", \"floatField\": \"-Infinity\"}",
        "{\"uint64Field\": \"18446744073709551615\", \"uint32Field\": 4294967295}",
        "{\"nullRepeated\": [null, null], \"value\": null, \"listValue\": [null, {\"a\": [1.5]}]}",
        "{\"boolMap\": {\"true\": \"a\"}, \"int64Map\": {\"-9223372036854775808\": \"b\"}}",
        "{\"int64Value\": \"0\", \"boolValue\": false, \"bytesValue\": \"\"}",
        "{\"fieldMask\": \"aB,c.dE\", \"duration\": \"-0.000000001s\"}"
      })
  void whatIsSetStaysAsItIs(String text) {
    JsonObject json = Json.parseObject(text, "$");

    assertThat(grpc.json("test.Every", grpc.message("test.Every", json))).isEqualTo(json);
  }

  private static FileDescriptorProto file() {
    FileDescriptorProto.Builder file =
        TestDescriptors.file(
            "every.proto",
            "Every",
            "google/protobuf/wrappers.proto",
            "google/protobuf/struct.proto",
            "google/protobuf/any.proto",
            "google/protobuf/timestamp.proto",
            "google/protobuf/duration.proto",
            "google/protobuf/field_mask.proto",
            "google/protobuf/empty.proto");
    DescriptorProto.Builder message = file.getMessageTypeBuilder(0);
    List<Type> scalars =
        Stream.of(Type.values())
            .filter(type -> type != Type.TYPE_GROUP && type != Type.TYPE_MESSAGE)
            .filter(type -> type != Type.TYPE_ENUM)
            .toList();
    for (Type type : scalars) {
      String name = type.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
      add(message, name + "_field").setType(type);
      add(message, name + "_repeated").setType(type).setLabel(Label.LABEL_REPEATED);
      optional(message, "optional_" + name, type);
      boolean isKey =
          type != Type.TYPE_DOUBLE && type != Type.TYPE_FLOAT && type != Type.TYPE_BYTES;
      if (isKey) {
        map(message, name, type);
      }
    }
    for (String type : wellKnown()) {
      String name = type.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
      add(message, name).setType(Type.TYPE_MESSAGE).setTypeName(WELL_KNOWN + type);
      add(message, name + "s")
          .setType(Type.TYPE_MESSAGE)
          .setTypeName(WELL_KNOWN + type)
          .setLabel(Label.LABEL_REPEATED);
    }
    add(message, "null_repeated")
        .setType(Type.TYPE_ENUM)
        .setTypeName(WELL_KNOWN + "NullValue")
        .setLabel(Label.LABEL_REPEATED);
    add(message, "unpacked")
        .setType(Type.TYPE_INT32)
        .setLabel(Label.LABEL_REPEATED)
        .getOptionsBuilder()
        .setPacked(false);
    syntheticOneofs(message);
    return file.build();
  }

  private static List<String> wellKnown() {
    List<String> types =
        new ArrayList<>(
            List.of("Timestamp", "Duration", "FieldMask", "Struct", "Value", "ListValue", "Any"));
    Stream.of("Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes")
        .forEach(type -> types.add(type + "Value"));
    types.add("Empty");
    return types;
  }

  private static FieldDescriptorProto.Builder add(DescriptorProto.Builder message, String name) {
    return message
        .addFieldBuilder()
        .setName(name)
        .setNumber(message.getFieldCount())
        .setLabel(Label.LABEL_OPTIONAL);
  }

  private static void optional(DescriptorProto.Builder message, String name, Type type) {
    add(message, name).setType(type).setProto3Optional(true);
  }

  /** Which stand behind all others (descriptor.proto, proto3_optional). */
  private static void syntheticOneofs(DescriptorProto.Builder message) {
    for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
      if (field.getProto3Optional()) {
        field.setOneofIndex(message.getOneofDeclCount());
        message.addOneofDeclBuilder().setName("_" + field.getName());
      }
    }
  }

  private static void map(DescriptorProto.Builder message, String name, Type key) {
    String entry = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "MapEntry";
    DescriptorProto.Builder type =
        message
            .addNestedTypeBuilder()
            .setName(entry)
            .setOptions(MessageOptions.newBuilder().setMapEntry(true));
    add(type, "key").setType(key);
    add(type, "value").setType(Type.TYPE_STRING);
    add(message, name + "_map")
        .setType(Type.TYPE_MESSAGE)
        .setTypeName(".test.Every." + entry)
        .setLabel(Label.LABEL_REPEATED);
  }
}
