package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON of the messages of {@code google.protobuf} that have a form of their own. */
final class WellKnownPrinter {
  private final MessagePrinter messages;

  WellKnownPrinter(MessagePrinter messages) {
    this.messages = messages;
  }

  @Nullable Object json(JsonForm form, Message message) throws InvalidProtocolBufferException {
    return switch (form) {
      case TIMESTAMP -> valid(time(message).timestampText(), message);
      case DURATION -> valid(time(message).durationText(), message);
      case FIELD_MASK -> mask(message);
      case STRUCT -> messages.map(first(message), (List<?>) message.getField(first(message)));
      case LIST_VALUE -> list(message);
      case VALUE -> value(message);
      case WRAPPER -> messages.single(first(message), message.getField(first(message)));
      default -> throw new IllegalArgumentException(form.name());
    };
  }

  private static FieldDescriptor first(Message message) {
    return message.getDescriptorForType().findFieldByNumber(1);
  }

  private static TimeText time(Message message) {
    FieldDescriptor nanos = message.getDescriptorForType().findFieldByNumber(2);
    return new TimeText((Long) message.getField(first(message)), (Integer) message.getField(nanos));
  }

  private static String valid(@Nullable String text, Message message)
      throws InvalidProtocolBufferException {
    if (text == null) {
      throw new InvalidProtocolBufferException(
          "a %s of it is out of range: %d seconds, %d nanos"
              .formatted(
                  message.getDescriptorForType().getFullName(),
                  time(message).seconds(),
                  time(message).nanos()));
    }
    return text;
  }

  private static String mask(Message message) {
    List<String> paths = new ArrayList<>();
    for (Object path : (List<?>) message.getField(first(message))) {
      paths.add(FieldMasks.jsonPath(path.toString()));
    }
    return String.join(",", paths);
  }

  private List<@Nullable Object> list(Message message) throws InvalidProtocolBufferException {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : (List<?>) message.getField(first(message))) {
      list.add(messages.json((Message) element));
    }
    return list;
  }

  /** One of the kinds of JSON; without any it is null, as protobuf's own printers have it. */
  private @Nullable Object value(Message message) throws InvalidProtocolBufferException {
    for (Map.Entry<FieldDescriptor, Object> kind : message.getAllFields().entrySet()) {
      if (kind.getValue() instanceof Double number && !Double.isFinite(number)) {
        throw new InvalidProtocolBufferException("a google.protobuf.Value of it is " + number);
      }
      return messages.single(kind.getKey(), kind.getValue());
    }
    return null;
  }
}
