package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that can be called over gRPC, by the paths that calls have. */
final class GrpcMethods {
  /**
   * A method with what is looked up of it only once.
   *
   * @param response the full name of the message that it answers
   */
  record Entry(ApiMethod method, WireType request, String response, List<RestBinding> bindings) {

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

  private final Map<String, Entry> entries = new HashMap<>();

  GrpcMethods(ApiModel model, DescriptorPool pool, WireTypes types) {
    model.everyMethod().forEach(method -> add(method, types));
    RestOperations.methods(pool).forEach(method -> add(method, types));
  }

  private void add(ApiMethod method, WireTypes types) {
    String name = method.fullName();
    int dot = name.lastIndexOf('.');
    String response = method.reply();
    entries.put(
        name.substring(0, dot) + "/" + name.substring(dot + 1),
        new Entry(
            method,
            types.of(method.request()),
            response,
            method.bindings().stream()
                .map(binding -> new RestBinding(binding, method.request(), response))
                .toList()));
  }

  @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
