package io.github.wiremocklro.protobuf;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/**
 * Turns protobuf messages into what scripts are made of.
 *
 * <p>Example: {@code operation().response(any(Lake.newBuilder().setDisplayName("Sales").build()))}.
 */
public final class Messages {
  private Messages() {}

  /**
   * Returns the message as a {@code google.protobuf.Any} in its JSON form, with an {@code @type}.
   *
   * @param typesInside the types of {@code Any} fields inside the message, if it has some
   * @throws IllegalArgumentException if an {@code Any} inside is of none of these types
   */
  public static JsonObject any(Message message, Descriptor... typesInside) {
    TypeRegistry types =
        TypeRegistry.newBuilder()
            .add(message.getDescriptorForType())
            .add(List.of(typesInside))
            .build();
    try {
      String json = JsonFormat.printer().usingTypeRegistry(types).print(Any.pack(message));
      return Json.parseObject(json, "the message");
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "an Any inside the message is of none of the given types: " + e.getMessage(), e);
    }
  }
}
