package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.AspectKeys;
import io.github.wiremocklro.internal.api.DerivedScript;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.ResourceQuery;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;
import java.util.Objects;

/** The methods of known APIs that start no operation: their descriptors tell what they do. */
final class PlainMethod {
  private static final String VALIDATE_ONLY = "validateOnly";
  private static final String EMPTY = "google.protobuf.Empty";

  private final ScriptReader scripts = new ScriptReader(LeafValues.LITERAL);
  private final ResourcesService resources;
  private final OperationsService operations;
  private final MixinMethods mixins;
  private final IdGenerator ids;

  PlainMethod(
      ResourcesService resources,
      OperationsService operations,
      MixinMethods mixins,
      IdGenerator ids) {
    this.resources = resources;
    this.operations = operations;
    this.mixins = mixins;
    this.ids = ids;
  }

  /** Returns the reply to a call; what it changes, it changes at once. */
  JsonObject reply(ApiCall call, RpcCall rpc) {
    ApiMethod method = call.method();
    return switch (method.kind()) {
      case GET -> get(call, call.message().get());
      case LIST -> list(call, call.message().get());
      case LIST_OPERATIONS -> operations(call, call.message().get());
      case CREATE, UPDATE, DELETE, CUSTOM, RUN, CANCEL -> changed(call, rpc, call.message().get());
      case GET_POLICY, SET_POLICY, TEST_PERMISSIONS, GET_LOCATION, LIST_LOCATIONS ->
          mixins.reply(call, call.message().get());
      case OTHER, STREAMING -> throw needsMapping(method);
    };
  }

  private JsonObject get(ApiCall call, JsonObject request) {
    String name = call.resourceName(request, ids::uid);
    return call.asked(request).apply(resources.get(name, call.method().resourceType()));
  }

  private JsonObject list(ApiCall call, JsonObject request) {
    refuse(request, "skip");
    ResourceQuery query =
        Filters.ofResources(text(request, "filter"), text(request, "orderBy"), call.listed());
    String collection = call.resourceName(request, ids::uid);
    return page(
        call,
        resources
            .list(collection, call.method().resourceType(), query, page(request))
            .map(call.asked(request)));
  }

  private JsonObject operations(ApiCall call, JsonObject request) {
    refuse(request, "orderBy");
    String parent = call.resourceName(request, ids::uid);
    OperationFilter filter = Filters.parse(text(request, "filter"));
    return page(call, operations.list(parent, filter, page(request)).map(OperationJson::of));
  }

  private static JsonObject page(ApiCall call, Page<JsonObject> page) {
    ApiMethod method = call.method();
    return PageJson.of(Objects.requireNonNull(method.resourceField(), method.fullName()), page);
  }

  /** Returns which page of a list a request message asks for. */
  static PageRequest page(JsonObject request) {
    return new PageRequest(
        request.get("pageSize") instanceof Integer size ? size : 0, request.string("pageToken"));
  }

  /** Some API may have something else of that name. */
  private static String text(JsonObject request, String field) {
    Object value = request.get(field);
    if (value != null && !(value instanceof String)) {
      throw Errors.argumentNotSupported(field);
    }
    return value == null ? "" : value.toString();
  }

  private JsonObject changed(ApiCall call, RpcCall rpc, JsonObject request) {
    String name = call.resourceName(request, ids::uid);
    JsonObject change = DerivedScript.change(call.method(), request, name);
    ResourceChange read = scripts.read(JsonObject.of("resource", change), "").resource();
    ResourceChange checked = Objects.requireNonNull(read, name);
    call.check(checked, request, resources);
    return answer(call, rpc, request, checked);
  }

  private JsonObject answer(ApiCall call, RpcCall rpc, JsonObject request, ResourceChange change) {
    ApiMethod method = call.method();
    return switch (method.kind()) {
      case RUN -> {
        refuse(request, VALIDATE_ONLY);
        String field = Objects.requireNonNull(method.resourceField(), change.name());
        yield JsonObject.of(field, resources.run(change, JobScript.of(rpc)));
      }
      case CANCEL -> {
        refuse(request, VALIDATE_ONLY);
        JsonObject job = resources.cancelJob(change.name());
        yield method.answersResource() ? job : JsonObject.EMPTY;
      }
      default -> {
        JsonObject resource =
            resources.change(
                change,
                stored -> AspectKeys.applied(method, request, change, stored),
                Boolean.TRUE.equals(request.get(VALIDATE_ONLY)),
                call.requestId(request));
        yield method.response().equals(EMPTY) ? JsonObject.EMPTY : resource;
      }
    };
  }

  /** Refuses a request with a field that is not served. */
  static void refuse(JsonObject request, String field) {
    Object value = request.get(field);
    if (value != null && !value.equals("") && !value.equals(false) && !value.equals(0)) {
      throw Errors.argumentNotSupported(field);
    }
  }

  private static StatusException needsMapping(ApiMethod method) {
    String message =
        "The descriptor of %s does not tell what it answers. Write a mapping for it, with the request {\"customMatcher\": {\"name\": \"rpc\", \"parameters\": {\"method\": \"%s\"}}}."
            .formatted(method.fullName(), method.fullName());
    return new StatusException(Status.of(Code.UNIMPLEMENTED, message), "METHOD_NEEDS_MAPPING");
  }

  /** Returns the model of a reply for the template of a mapping's own body. */
  Map<String, Object> model(ApiCall call, JsonObject reply) {
    return switch (call.method().kind()) {
      case LIST -> Map.of("page", JsonView.of(reply));
      case LIST_OPERATIONS -> OperationView.ofPage(operations, reply);
      default -> Map.of("resource", JsonView.of(reply));
    };
  }
}
