package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The script of an operation that a call starts, as the method's descriptor tells it, in the words
 * of docs/script.md. A mapping, an armed script or a header is laid over it. Thread-safe.
 */
public final class DerivedScript {
  private static final String URL = "type.googleapis.com/";
  private static final String EMPTY = "google.protobuf.Empty";
  private static final String FORCE = "force";
  private static final String ETAG = "etag";
  private static final String ALLOW_MISSING = "allowMissing";
  private static final String VALIDATE_ONLY = "validateOnly";

  private final DescriptorTypes types;
  private final DerivedMetadata metadata;

  /** Creates the scripts of methods whose messages are among these types. */
  public DerivedScript(DescriptorTypes types) {
    this.types = types;
    this.metadata = new DerivedMetadata(types);
  }

  /**
   * Returns the script.
   *
   * @param method one that starts operations
   * @param request as {@link RequestReader} gives it
   * @param ids makes the id of a resource where the client gives none
   */
  public JsonObject of(ApiMethod method, JsonObject request, Supplier<String> ids) {
    String name = name(method, request, ids);
    JsonObject operation = JsonObject.EMPTY;
    String parent = OperationParents.of(name);
    if (!parent.isEmpty()) {
      operation = operation.with("parent", parent);
    }
    JsonObject sent = resource(method, request);
    JsonObject told = metadata.of(method, request, name, sent == null ? null : told(method, sent));
    if (told != null) {
      operation = operation.with("metadata", told);
    }
    JsonObject response = response(method, name);
    if (response != null) {
      operation = operation.with("response", response);
    }
    JsonObject script = JsonObject.of("operation", operation);
    JsonObject change = change(method, request, name);
    script = change == null ? script : script.with("resource", change);
    return Boolean.TRUE.equals(request.get(VALIDATE_ONLY))
        ? script.with(VALIDATE_ONLY, true)
        : script;
  }

  /**
   * Returns the name of the resource that a call is about: of a create or a run the one that it
   * makes, of a method of the kind {@code OTHER} the one that it is called on; empty for none.
   */
  public static String name(ApiMethod method, JsonObject request, Supplier<String> ids) {
    NameRule rule = method.name();
    if (rule == null) {
      return "";
    }
    return switch (method.kind()) {
      case CREATE, RUN -> rule.child(request, ids);
      default -> rule.path(request);
    };
  }

  /** Returns what a call is made on: the resource, or of a create the collection; may be empty. */
  public static String place(ApiMethod method, JsonObject request) {
    NameRule rule = method.name();
    return rule == null ? "" : rule.path(request);
  }

  /**
   * Returns what a call does to the resource of this name, as the script's {@code resource} says
   * it; null for nothing. It is the same whether the method starts an operation or does it at once.
   */
  public static @Nullable JsonObject change(ApiMethod method, JsonObject request, String name) {
    JsonObject sent = resource(method, request);
    JsonObject body = sent == null ? JsonObject.EMPTY : sent;
    return switch (method.kind()) {
      case CREATE, RUN -> {
        Descriptor message = method.resourceMessage();
        if (message == null) {
          yield null;
        }
        boolean runs = method.kind() == MethodKind.RUN;
        yield JsonObject.of("create", name, "@type", url(message.getFullName()))
            .with("body", runs ? RunFields.of(method.request(), message, request) : body);
      }
      case UPDATE -> {
        JsonObject update = JsonObject.of("update", name, "body", body.without(ETAG));
        String mask = mask(method, request);
        update = mask.isEmpty() ? update : update.with("updateMask", mask);
        Descriptor message = method.resourceMessage();
        yield message != null && Boolean.TRUE.equals(request.get(ALLOW_MISSING))
            ? conditional(update.with("@type", url(message.getFullName())), request, body, true)
            : conditional(update, request, body, false);
      }
      case DELETE -> {
        JsonObject delete = JsonObject.of("delete", name);
        delete = Boolean.TRUE.equals(request.get(FORCE)) ? delete.with(FORCE, true) : delete;
        yield conditional(delete, request, body, Boolean.TRUE.equals(request.get(ALLOW_MISSING)));
      }
      case CUSTOM, CANCEL -> conditional(JsonObject.of("custom", name), request, body, false);
      default -> null;
    };
  }

  /** The etag is in the request or, with an update, in the resource (AIP-154). */
  private static JsonObject conditional(
      JsonObject change, JsonObject request, JsonObject body, boolean allowMissing) {
    String inRequest = request.string(ETAG);
    String etag = inRequest != null ? inRequest : body.string(ETAG);
    JsonObject result = etag == null || etag.isEmpty() ? change : change.with(ETAG, etag);
    return allowMissing ? result.with(ALLOW_MISSING, true) : result;
  }

  /** Returns the mask of a request, empty for none. */
  private static String mask(ApiMethod method, JsonObject request) {
    return UpdateMasks.asked(method, request).stream()
        .map(FieldPath::text)
        .collect(Collectors.joining(","));
  }

  private static @Nullable JsonObject resource(ApiMethod method, JsonObject request) {
    return method.resourceField() != null
            && request.get(method.resourceField()) instanceof JsonObject resource
        ? resource
        : null;
  }

  /** The etag is the server's, whatever is sent; of passwords nothing is told. */
  private JsonObject told(ApiMethod method, JsonObject sent) {
    Descriptor message = method.resourceMessage();
    JsonObject told = sent.without(ETAG);
    return message == null ? told : types.of(message).withoutInputOnly(told);
  }

  /** Without a word of it the response is the resource, or Empty. */
  private @Nullable JsonObject response(ApiMethod method, String name) {
    Descriptor resource = method.resourceMessage();
    boolean isResource = resource != null && resource.getFullName().equals(method.response());
    boolean changes =
        switch (method.kind()) {
          case CREATE, UPDATE, CUSTOM -> true;
          default -> false;
        };
    if (method.response().isEmpty() || (changes ? isResource : method.response().equals(EMPTY))) {
      return null;
    }
    JsonObject response = JsonObject.of("@type", url(method.response()));
    DescriptorType type = types.find(method.response());
    return isResource && type != null && type.has("name") ? response.with("name", name) : response;
  }

  /** Returns the same text for each operation, of which many have it. */
  static String url(String fullName) {
    return (URL + fullName).intern();
  }
}
