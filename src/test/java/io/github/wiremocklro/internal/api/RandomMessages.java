package io.github.wiremocklro.internal.api;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Random;

/** Messages of any type, with values that their JSON forms have trouble with. */
final class RandomMessages {
  private static final int MAX_DEPTH = 3;

  private final Random random;
  private final Descriptor inAny;

  /**
   * @param inAny what an Any holds
   */
  RandomMessages(long seed, Descriptor inAny) {
    this.random = new Random(seed);
    this.inAny = inAny;
  }

  Message of(Descriptor type) {
    return message(type, 0);
  }

  private Message message(Descriptor type, int depth) {
    switch (type.getFullName()) {
      case "google.protobuf.Any":
        return Any.pack(message(inAny, MAX_DEPTH));
      case "google.protobuf.Timestamp":
        return Timestamp.newBuilder()
            .setSeconds(random.nextLong(-62135596800L, 253402300800L))
            .setNanos(random.nextInt(1_000_000_000))
            .build();
      case "google.protobuf.Duration":
        int sign = random.nextBoolean() ? 1 : -1;
        return Duration.newBuilder()
            .setSeconds(sign * random.nextLong(315_576_000_000L))
            .setNanos(sign * random.nextInt(1_000_000_000))
            .build();
      case "google.protobuf.FieldMask":
        return FieldMask.newBuilder().addPaths("display_name").addPaths("labels.a").build();
      case "google.protobuf.Struct":
        return Struct.newBuilder().putFields("a b", value(depth)).build();
      case "google.protobuf.ListValue":
        return ListValue.newBuilder().addValues(value(depth)).build();
      case "google.protobuf.Value":
        return value(depth);
      default:
        return fields(type, depth);
    }
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > MAX_DEPTH ? 4 : 6)) {
      case 0 -> Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
      case 1 -> Value.newBuilder().setBoolValue(random.nextBoolean()).build();
      case 2 -> Value.newBuilder().setStringValue(text()).build();
      case 3 -> Value.newBuilder().setNumberValue(random.nextGaussian()).build();
      case 4 ->
          Value.newBuilder()
              .setListValue(ListValue.newBuilder().addValues(value(depth + 1)))
              .build();
      default ->
          Value.newBuilder()
              .setStructValue(Struct.newBuilder().putFields(text(), value(depth + 1)))
              .build();
    };
  }

  private Message fields(Descriptor type, int depth) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      boolean entry = type.getOptions().getMapEntry();
      boolean deep = depth >= MAX_DEPTH && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
      if (!entry && (deep || random.nextInt(3) == 0)) {
        continue;
      }
      if (!field.isRepeated()) {
        message.setField(field, single(field, depth));
        continue;
      }
      // One entry of a map: two could have the same key.
      for (int i = field.isMapField() ? 0 : random.nextInt(2); i < 1 + random.nextInt(2); i++) {
        message.addRepeatedField(field, single(field, depth));
        if (field.isMapField()) {
          break;
        }
      }
    }
    return message.build();
  }

  private Object single(FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case STRING -> text();
      case BOOLEAN -> random.nextBoolean();
      case INT ->
          List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt())
              .get(random.nextInt(6));
      case LONG ->
          List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong())
              .get(random.nextInt(6));
      case FLOAT ->
          List.of(0f, Float.NaN, Float.MAX_VALUE, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1.5f)
              .get(random.nextInt(6));
      case DOUBLE ->
          List.of(
                  0d,
                  Double.NaN,
                  Double.MAX_VALUE,
                  Double.MIN_VALUE,
                  Double.POSITIVE_INFINITY,
                  random.nextGaussian())
              .get(random.nextInt(6));
      case BYTE_STRING -> ByteString.copyFromUtf8(text());
      case ENUM -> word(field);
      case MESSAGE -> message(field.getMessageType(), depth + 1);
    };
  }

  private EnumValueDescriptor word(FieldDescriptor field) {
    List<EnumValueDescriptor> words = field.getEnumType().getValues();
    // The number of an enum that is not in it is one of a newer version.
    boolean open = !field.getEnumType().isClosed() && words.size() > 1; // NullValue is null in JSON
    return open && random.nextInt(10) == 0
        ? field.getEnumType().findValueByNumberCreatingIfUnknown(4_711)
        : words.get(random.nextInt(words.size()));
  }

  private String text() {
    return List.of("", "a", "é \"\\\n", "{}", "true", "12", "\uD83D\uDE00").get(random.nextInt(7));
  }
}
