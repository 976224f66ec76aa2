package io.github.wiremocklro.internal.api;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.internal.api.GrpcMethods.Entry;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a gRPC call the request over HTTP that it stands for, and of the JSON of the reply the
 * message. Thread-safe.
 *
 * <p>Example: {@code transcoder.rest(path, transcoder.request(path, bytes))}, where the path is
 * {@code google.longrunning.Operations/GetOperation}.
 */
public final class GrpcTranscoder {
  private static final String STATUS = "google.rpc.Status";
  private static final String ANY = "google.protobuf.Any";

  private final WireTypes types;
  private final GrpcMethods methods;
  private final ReadingMemory memory;

  GrpcTranscoder(DescriptorPool pool, ApiModel model, ReadingMemory memory) {
    this.memory = memory;
    this.types = new WireTypes(pool);
    this.methods = new GrpcMethods(model, pool, types);
  }

  /**
   * Returns a method, those of {@code google.longrunning.Operations} too; null for one that no
   * descriptor has.
   *
   * @param path service and method, such as {@code google.longrunning.Operations/GetOperation}
   */
  public @Nullable ApiMethod method(String path) {
    Entry entry = methods.find(path);
    return entry == null ? null : entry.method();
  }

  /**
   * Returns what a call says.
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} if the bytes are no message of the
   *     method, with {@code RESOURCE_EXHAUSTED} if it takes too much memory to read, and with
   *     {@code UNIMPLEMENTED} if the method is unknown or a stream
   */
  public JsonObject request(String path, byte[] message) {
    Entry entry = served(path);
    return json(entry.request(), message, entry.mask());
  }

  /**
   * Returns the request that a call stands for: that of the first binding of the method's http rule
   * that all fields of the message fit, or {@code POST /package.Service/Method} where there is
   * none.
   *
   * @param message what the call says
   * @throws StatusException with {@code UNIMPLEMENTED} if the method is unknown or a stream
   */
  public RestCall rest(String path, JsonObject message) {
    Entry entry = served(path);
    RestCall call = entry.call(message);
    return call == null ? new RestCall("POST", "/" + path, message, entry.response()) : call;
  }

  private Entry served(String path) {
    Entry entry = methods.find(path);
    if (entry == null) {
      throw unimplemented(
          "Method not found: %s. No descriptor here has it; %s.".formatted(path, WireTypes.REMEDY));
    }
    if (entry.method().kind() == MethodKind.STREAMING) {
      throw unimplemented("%s is a stream, and those are not served.".formatted(path));
    }
    return entry;
  }

  private static StatusException unimplemented(String sentence) {
    return new StatusException(Status.of(Code.UNIMPLEMENTED, sentence), "METHOD_NOT_FOUND");
  }

  /**
   * Returns the JSON of a message, as protobuf's own printers write it; fields that are not known
   * are left out.
   *
   * @param type the full name of its type
   * @throws StatusException with {@code INVALID_ARGUMENT} if the bytes are no such message, or hold
   *     one of a type that no descriptor has
   * @throws InvalidArgumentException if no descriptor has the type itself
   */
  public JsonObject json(String type, byte[] message) {
    return json(known(type), message, MaskPrinter.NONE);
  }

  private JsonObject json(WireType type, byte[] message, MaskPrinter mask) {
    try {
      long cost = WireCost.of(type.descriptor(), message);
      memory.take(cost, "message");
      try {
        return new MessagePrinter(types).print(type, message, mask);
      } finally {
        memory.giveBack(cost);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new StatusException(
          Status.of(
              Code.INVALID_ARGUMENT,
              "The message cannot be read as a %s: %s".formatted(type.name(), e.getMessage())),
          "INVALID_ARGUMENT");
    }
  }

  /**
   * Returns the message that the JSON is.
   *
   * @param type the full name of its type
   * @throws InvalidArgumentException if the JSON does not fit the type, or holds content of a type
   *     that no descriptor has; it tells where
   */
  public byte[] message(String type, JsonObject json) {
    return new MessageWriter(types).write(known(type), json);
  }

  private WireType known(String type) {
    WireType known = types.find(type);
    if (known == null) {
      throw new InvalidArgumentException(
          "", type, "is a type that no descriptor here has", WireTypes.REMEDY);
    }
    return known;
  }

  /**
   * Returns a {@code google.rpc.Status} as a message. A detail that cannot be written, such as one
   * of a type that no descriptor has, is left out, for an error has to arrive in any case.
   *
   * @param status code, message and details
   */
  public byte[] status(JsonObject status) {
    List<JsonObject> details = new ArrayList<>();
    if (status.get("details") instanceof List<?> all) {
      all.stream()
          .filter(detail -> detail instanceof JsonObject any && isWritable(any))
          .forEach(detail -> details.add((JsonObject) detail));
    }
    int code = status.get("code") instanceof Integer number ? number : Code.UNKNOWN.number();
    String message = status.string("message");
    return message(
        STATUS,
        JsonObject.of("code", code, "message", message == null ? "" : message)
            .with("details", details));
  }

  private boolean isWritable(JsonObject any) {
    try {
      return message(ANY, any).length > 0;
    } catch (InvalidArgumentException e) {
      return false;
    }
  }
}
