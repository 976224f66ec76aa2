package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code grpc.reflection.v1.ServerReflection} and {@code v1alpha}, whose messages are alike: tells
 * tools such as grpcurl which services there are and what their messages hold. Thread-safe.
 */
public final class GrpcReflection {
  /** The method of version 1, a stream: each request has its answer. */
  public static final String V1 = GrpcServices.REFLECTION + "/ServerReflectionInfo";

  /** The method of the version before. */
  public static final String V1_ALPHA = GrpcServices.REFLECTION_ALPHA + "/ServerReflectionInfo";

  private static final String REQUEST = "grpc.reflection.v1.ServerReflectionRequest";
  private static final String RESPONSE = "grpc.reflection.v1.ServerReflectionResponse";

  private final GrpcTranscoder messages;
  private final List<String> services;
  private final DescriptorPool pool;
  private volatile @Nullable SymbolIndex index;

  GrpcReflection(GrpcTranscoder messages, List<String> services, DescriptorPool pool) {
    this.messages = messages;
    this.services = services;
    this.pool = pool;
  }

  /**
   * Returns the {@code ServerReflectionResponse} to one {@code ServerReflectionRequest} of either
   * version. What is not found is said in the response.
   *
   * @throws io.github.wiremocklro.operation.StatusException with {@code INVALID_ARGUMENT} for bytes
   *     that are no request
   */
  public byte[] answer(byte[] request) {
    JsonObject json = messages.json(REQUEST, request);
    JsonObject response = JsonObject.of("originalRequest", json).overlaidWith(answer(json));
    String host = json.string("host");
    return messages.message(RESPONSE, host == null ? response : response.with("validHost", host));
  }

  private JsonObject answer(JsonObject request) {
    if (request.has("listServices")) {
      return services();
    }
    if (request.get("fileByFilename") instanceof String name) {
      return files(index().file(name), "the file " + name);
    }
    if (request.get("fileContainingSymbol") instanceof String symbol) {
      return files(index().symbol(symbol), "the symbol " + symbol);
    }
    if (request.get("fileContainingExtension") instanceof JsonObject extension) {
      return extension(extension);
    }
    if (request.get("allExtensionNumbersOfType") instanceof String type) {
      return extensionNumbers(type);
    }
    return error(Code.INVALID_ARGUMENT, "The request asks for nothing.");
  }

  private JsonObject services() {
    List<JsonObject> names = services.stream().map(name -> JsonObject.of("name", name)).toList();
    return JsonObject.of("listServicesResponse", JsonObject.of("service", names));
  }

  private JsonObject extension(JsonObject extension) {
    String type = extension.string("containingType");
    int number = extension.get("extensionNumber") instanceof Integer given ? given : 0;
    return files(
        index().extension(type == null ? "" : type, number),
        "the extension %d of %s".formatted(number, type));
  }

  private JsonObject extensionNumbers(String type) {
    List<Integer> numbers = index().extensionNumbers(type);
    return numbers == null
        ? error(Code.NOT_FOUND, "Not found: the type " + type)
        : JsonObject.of(
            "allExtensionNumbersResponse",
            JsonObject.of("baseTypeName", type, "extensionNumber", numbers));
  }

  private static JsonObject error(Code code, String message) {
    return JsonObject.of(
        "errorResponse", JsonObject.of("errorCode", code.number(), "errorMessage", message));
  }

  /** With a file come all that it needs, so that nobody has to ask for one after the other. */
  private static JsonObject files(@Nullable FileDescriptor file, String asked) {
    if (file == null) {
      return error(Code.NOT_FOUND, "Not found: " + asked);
    }
    Set<FileDescriptor> needed = new LinkedHashSet<>();
    List<FileDescriptor> open = new ArrayList<>(List.of(file));
    for (int i = 0; i < open.size(); i++) { // which grows
      if (needed.add(open.get(i))) {
        open.addAll(open.get(i).getDependencies());
      }
    }
    return JsonObject.of(
        "fileDescriptorResponse",
        JsonObject.of(
            "fileDescriptorProto",
            needed.stream()
                .map(each -> Base64.getEncoder().encodeToString(each.toProto().toByteArray()))
                .toList()));
  }

  /** Made when something is first asked of it, which in most servers is never. */
  private SymbolIndex index() {
    SymbolIndex known = index;
    if (known == null) {
      known = new SymbolIndex(pool.all());
      index = known; // Who comes at the same time makes an equal one.
    }
    return known;
  }
}
