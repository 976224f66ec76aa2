package io.github.wiremocklro.internal.api;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How much memory it takes to read a message, found out without taking any: two bytes on the wire
 * may be a message within the message, or a field that is not known, of which each is an object
 * with others in it. Rather too much than too little.
 */
final class WireCost {
  /** Not worth a look, for so many threads there are not. */
  private static final int SHORT = 4096;

  private static final int DEEPEST = 100;
  private static final int OBJECT = 400;
  private static final int VALUE = 24;
  private static final int BYTE_OF_VALUE = 12;

  /** What is in an Any is read later, as a type that is not looked up here. */
  private static final int BYTE_OF_ANY = OBJECT / 2;

  private static final String ANY = "google.protobuf.Any";

  private WireCost() {}

  /**
   * Returns an estimate in bytes; 0 for a short message.
   *
   * @throws InvalidProtocolBufferException if the bytes are no message
   */
  static long of(Descriptor type, byte[] message) throws InvalidProtocolBufferException {
    if (message.length <= SHORT) {
      return 0;
    }
    try {
      return of(type, CodedInputStream.newInstance(message), 0);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
  }

  private static long of(Descriptor type, CodedInputStream in, int depth) throws IOException {
    long cost = OBJECT;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        cost += field == null ? OBJECT : VALUE;
        in.skipField(tag);
        continue;
      }
      int length = in.readRawVarint32();
      int outer = in.pushLimit(length);
      if (field != null && isReadAtOnce(field) && depth < DEEPEST) {
        cost += of(field.getMessageType(), in, depth + 1);
      } else {
        cost += (field == null ? OBJECT : VALUE) + (long) perByte(field) * length;
        in.skipRawBytes(length);
      }
      in.popLimit(outer);
    }
    return cost;
  }

  private static boolean isReadAtOnce(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && !field.getMessageType().getFullName().equals(ANY);
  }

  private static int perByte(@Nullable FieldDescriptor field) {
    if (field == null) {
      return 1;
    }
    return field.getJavaType() == JavaType.MESSAGE ? BYTE_OF_ANY : BYTE_OF_VALUE;
  }
}
