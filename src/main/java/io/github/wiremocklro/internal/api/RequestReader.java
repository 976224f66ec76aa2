package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.MessageReader.Mode;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the request message of what came over HTTP (google/api/http.proto), in the normal form of
 * proto3 JSON: fields have their JSON names, however they were spelt, enums their words, and what
 * only the server sets is left out. Thread-safe.
 */
public final class RequestReader {
  private static final String WHOLE = "*";

  /** What has it for a body takes whatever comes (google/api/httpbody.proto). */
  private static final String ANYTHING = "google.api.HttpBody";

  private final DescriptorTypes types;
  private final boolean lenient;
  private final String known;

  /**
   * Creates a reader.
   *
   * @param lenient whether what is wrong is taken as it comes, and not refused
   * @param known a sentence for errors that says which version of the API is known here and how to
   *     have another; may be empty
   */
  public RequestReader(DescriptorTypes types, boolean lenient, String known) {
    this.types = types;
    this.lenient = lenient;
    this.known = known;
  }

  /**
   * Returns the request message.
   *
   * @param binding the one that the path fitted
   * @param path the fields that are in the path, decoded
   * @param query the parameters of the query, decoded
   * @param body what the body is, null or empty for none
   * @throws StatusException with {@code INVALID_ARGUMENT} and all that is wrong
   */
  public JsonObject read(
      ApiMethod method,
      HttpBinding binding,
      Map<String, String> path,
      Map<String, List<String>> query,
      @Nullable JsonObject body) {
    Violations violations = new Violations();
    MessageReader messages =
        new MessageReader(types, lenient ? Mode.LENIENT_REQUEST : Mode.REQUEST, violations);
    ParameterReader ofQuery = new ParameterReader(types, false, messages, violations);
    ParameterReader ofPath = new ParameterReader(types, true, messages, violations);
    DescriptorType type = types.of(method.request());
    JsonObject request = JsonObject.EMPTY;
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      request = parameter(type, request, parameter, ofQuery);
    }
    JsonObject sent = body == null ? JsonObject.EMPTY : body;
    request = merged(request, body(type, binding.body(), sent, messages, violations));
    for (Map.Entry<String, String> field : path.entrySet()) {
      request = ofPath.with(type, request, field.getKey(), List.of(field.getValue()));
    }
    return checked(method, request, violations);
  }

  /**
   * Returns a request message that came in another way, if it is one that the method takes.
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} and all that is wrong
   */
  public JsonObject checked(ApiMethod method, JsonObject request) {
    return checked(method, request, new Violations());
  }

  /**
   * Checks a request for an update that is going to create what is not there (AIP-134).
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} if the resource lacks what a create asks
   *     for
   */
  public void checkAsCreate(ApiMethod method, JsonObject request) {
    Violations violations = new Violations();
    new RequiredFields(types, violations).checkAsCreate(method, request);
    if (!violations.isEmpty() && !lenient) {
      throw violations.exception(known);
    }
  }

  /**
   * Checks an update of what is there.
   *
   * @param sent the resource as the client has sent it
   * @param mask of {@link #read}; null for none
   * @throws StatusException with {@code INVALID_ARGUMENT} if it changes a field that is immutable,
   *     or clears one that is required
   */
  public void checkUpdate(
      ApiMethod method, JsonObject sent, @Nullable String mask, JsonObject stored) {
    Violations violations = new Violations();
    new KeptFields(types, violations).check(method, sent, mask, stored);
    if (!violations.isEmpty() && !lenient) {
      throw violations.exception(known);
    }
  }

  private JsonObject checked(ApiMethod method, JsonObject request, Violations violations) {
    JsonObject checked =
        switch (method.kind()) {
          case UPDATE, GET, LIST ->
              UpdateMasks.checked(method, request, lenient ? new Violations() : violations);
          default -> request;
        };
    new RequiredFields(types, violations).check(method, checked);
    ResourceIds.check(method, checked, violations);
    AspectKeys.check(method, checked, violations);
    Uuids.check(types.of(method.request()), checked, violations);
    if (!violations.isEmpty() && !lenient) {
      throw violations.exception(known);
    }
    return checked;
  }

  /** A field of the request goes before a system parameter of its name, but for those with "$". */
  private static JsonObject parameter(
      DescriptorType type,
      JsonObject request,
      Map.Entry<String, List<String>> parameter,
      ParameterReader parameters) {
    String name = parameter.getKey();
    return SystemParameters.has(name) && type.field(name) == null
        ? request
        : parameters.with(type, request, name, parameter.getValue());
  }

  private JsonObject body(
      DescriptorType type,
      String field,
      JsonObject body,
      MessageReader messages,
      Violations violations) {
    if (field.equals(WHOLE)) {
      return messages.read(type, body, "");
    }
    FieldDescriptor part = field.isEmpty() ? null : type.field(field);
    if (part != null && part.getJavaType() == JavaType.MESSAGE && !part.isRepeated()) {
      return part.getMessageType().getFullName().equals(ANYTHING)
          ? JsonObject.EMPTY
          : JsonObject.of(
              part.getJsonName(),
              messages.whole(types.of(part.getMessageType()), body, part.getName()));
    }
    body.fields().keySet().forEach(violations::bodiless);
    return JsonObject.EMPTY;
  }

  /** What stands in the body goes before the query. */
  private static JsonObject merged(JsonObject query, JsonObject body) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(query.fields());
    for (Map.Entry<String, @Nullable Object> field : body.fields().entrySet()) {
      Object value = field.getValue();
      if (value instanceof JsonObject inner
          && query.get(field.getKey()) instanceof JsonObject outer) {
        value = merged(outer, inner);
      }
      result.put(field.getKey(), value);
    }
    return new JsonObject(result);
  }
}
