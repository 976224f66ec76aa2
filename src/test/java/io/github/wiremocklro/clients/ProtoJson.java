package io.github.wiremocklro.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;

/** Protobuf messages in the JSON form that scripts take. */
final class ProtoJson {
  private ProtoJson() {}

  /** Returns the message with its {@code @type}. */
  static JsonObject any(Message message)
      throws InvalidProtocolBufferException, JsonProcessingException {
    TypeRegistry types = TypeRegistry.newBuilder().add(message.getDescriptorForType()).build();
    String json = JsonFormat.printer().usingTypeRegistry(types).print(Any.pack(message));
    return new JsonObject(
        new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {}));
  }
}
