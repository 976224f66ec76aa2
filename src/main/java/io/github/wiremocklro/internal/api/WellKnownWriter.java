package io.github.wiremocklro.internal.api;

import com.google.protobuf.WireFormat;
import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of {@code google.protobuf} that have a JSON form of their own. The numbers of
 * their fields are those of timestamp.proto, duration.proto, field_mask.proto and struct.proto.
 */
final class WellKnownWriter {
  private static final int FIRST_VARINT = 1 << 3;
  private static final int SECOND_VARINT = 2 << 3;
  private static final int FIRST_BYTES = 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int SECOND_BYTES = 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private static final int NULL = 1 << 3;
  private static final int NUMBER = 2 << 3 | WireFormat.WIRETYPE_FIXED64;
  private static final int STRING = 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int BOOL = 4 << 3;
  private static final int STRUCT = 5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int LIST = 6 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private final MessageWriter messages;
  private final WireOutput out;

  WellKnownWriter(MessageWriter messages, WireOutput out) {
    this.messages = messages;
    this.out = out;
  }

  void content(WireType type, Object value) {
    switch (type.form()) {
      case TIMESTAMP -> time(TimeText.timestamp(text(type, value)), type, value);
      case DURATION -> time(TimeText.duration(text(type, value)), type, value);
      case FIELD_MASK -> mask(text(type, value));
      case STRUCT -> struct(MessageWriter.object(type, value));
      case LIST_VALUE -> list(type, value);
      case VALUE -> value(value);
      case WRAPPER -> {
        WireField field = type.field("value");
        if (field == null) {
          throw ScalarWriter.misfit(value, type.name());
        }
        messages.field(field, value);
      }
      default -> throw new IllegalArgumentException(type.name());
    }
  }

  private static String text(WireType type, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw ScalarWriter.misfit(value, type.name());
  }

  private void time(@Nullable TimeText time, WireType type, Object value) {
    if (time == null) {
      throw ScalarWriter.misfit(value, type.name());
    }
    if (time.seconds() != 0) {
      out.varint(FIRST_VARINT);
      out.varint(time.seconds());
    }
    if (time.nanos() != 0) {
      out.varint(SECOND_VARINT);
      out.varint(time.nanos());
    }
  }

  private void mask(String paths) {
    for (FieldPath path : FieldPath.all(paths)) {
      if (!path.text().isEmpty()) {
        out.varint(FIRST_BYTES);
        out.text(FieldMasks.protoPath(path.text()));
      }
    }
  }

  private void struct(JsonObject struct) {
    struct
        .fields()
        .forEach(
            (key, value) -> {
              out.varint(FIRST_BYTES);
              int entry = out.begin();
              out.varint(FIRST_BYTES);
              out.text(key);
              out.varint(SECOND_BYTES);
              element("." + key, value);
              out.end(entry);
            });
  }

  private void list(WireType type, Object value) {
    if (!(value instanceof List<?> elements)) {
      throw ScalarWriter.misfit(value, type.name());
    }
    elements(elements);
  }

  private void elements(List<?> elements) {
    for (int i = 0; i < elements.size(); i++) {
      out.varint(FIRST_BYTES);
      element("[" + i + "]", elements.get(i));
    }
  }

  private void element(String place, @Nullable Object value) {
    try {
      messages.deeper();
      int start = out.begin();
      value(value);
      out.end(start);
      messages.higher();
    } catch (InvalidArgumentException e) {
      throw e.within(place.startsWith(".") ? place.substring(1) : place);
    }
  }

  /** Writes what {@code google.protobuf.Value} has for any JSON. */
  void value(@Nullable Object value) {
    if (value == null) {
      out.varint(NULL);
      out.varint(0);
    } else if (value instanceof String text) {
      out.varint(STRING);
      out.text(text);
    } else if (value instanceof Boolean truth) {
      out.varint(BOOL);
      out.varint(truth ? 1 : 0);
    } else if (value instanceof Number number) {
      number(number);
    } else {
      boolean isStruct = value instanceof JsonObject;
      out.varint(isStruct ? STRUCT : LIST);
      int start = out.begin();
      if (value instanceof JsonObject object) {
        struct(object);
      } else {
        elements((List<?>) value);
      }
      out.end(start);
    }
  }

  private void number(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw ScalarWriter.misfit(number, "number that google.protobuf.Value can hold");
    }
    out.varint(NUMBER);
    out.fixed64(Double.doubleToRawLongBits(number.doubleValue()));
  }
}
