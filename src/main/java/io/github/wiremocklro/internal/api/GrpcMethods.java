package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The methods that can be called over gRPC, by the paths that calls have. */
final class GrpcMethods {
  /**
   * A method with what is looked up of it only once.
   *
   * @param response the full name of the message that it answers
   * @param mask what prints the field mask of its request
   */
  record Entry(
      ApiMethod method,
      WireType request,
      String response,
      List<RestBinding> bindings,
      MaskPrinter mask) {

    /** Returns the request that a message stands for, null where no binding has one for it. */
    @Nullable RestCall call(JsonObject message) {
      JsonObject fields = RestOperations.named(method, message);
      for (RestBinding binding : bindings) {
        RestCall call = binding.call(fields);
        if (call != null) {
          return call;
        }
      }
      return null;
    }
  }

  private final ApiModel model;
  private final WireTypes types;
  private final Map<String, ApiMethod> operations = new HashMap<>();

  /** Those that were called. */
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  GrpcMethods(ApiModel model, DescriptorPool pool, WireTypes types) {
    this.model = model;
    this.types = types;
    RestOperations.methods(pool).forEach(method -> operations.put(method.fullName(), method));
  }

  @Nullable Entry find(String path) {
    Entry known = entries.get(path);
    if (known == null) {
      ApiMethod method = method(path);
      known = method == null ? null : entries.computeIfAbsent(path, unread -> entry(method));
    }
    return known;
  }

  private @Nullable ApiMethod method(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 || path.indexOf('/', slash + 1) >= 0 || path.indexOf('.', slash) >= 0) {
      return null;
    }
    String name = path.replace('/', '.');
    ApiMethod operation = operations.get(name);
    return operation == null ? model.method(name) : operation;
  }

  private Entry entry(ApiMethod method) {
    String response = method.reply();
    List<RestBinding> bindings = new ArrayList<>();
    for (HttpBinding binding : method.bindings()) {
      bindings.add(new RestBinding(binding, method.request(), response));
    }
    return new Entry(
        method, types.of(method.request()), response, bindings, MaskPrinter.of(method));
  }
}
