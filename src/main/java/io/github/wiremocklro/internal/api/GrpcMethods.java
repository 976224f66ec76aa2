package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that can be called over gRPC, by the paths that calls have. */
final class GrpcMethods {
  private static final String OPERATION = "google.longrunning.Operation";

  /**
   * A method with what is looked up of it only once.
   *
   * @param response the full name of the message that it answers
   */
  record Entry(ApiMethod method, WireType request, String response, List<RestBinding> bindings) {

    /** Returns the request that a message stands for, null where no binding has one for it. */
    @Nullable RestCall call(JsonObject message) {
      boolean listed = method.fullName().startsWith(RestOperations.SERVICE + ".");
      JsonObject fields = listed ? RestOperations.named(method.simpleName(), message) : message;
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
    model.methods().forEach(method -> add(method, method.bindings(), types));
    operations(pool)
        .forEach(method -> add(method, RestOperations.bindings(method.simpleName()), types));
  }

  private static List<ApiMethod> operations(DescriptorPool pool) {
    MethodReader reader = new MethodReader(new ApiTypes(pool), new ArrayList<>());
    List<ApiMethod> methods = new ArrayList<>();
    Descriptor operation = pool.message(OPERATION).orElse(null);
    ServiceDescriptor service =
        operation == null ? null : operation.getFile().findServiceByName("Operations");
    if (service != null) {
      for (MethodDescriptor method : service.getMethods()) {
        methods.add(reader.read(method));
      }
    }
    return methods;
  }

  private void add(ApiMethod method, List<HttpBinding> bindings, WireTypes types) {
    String name = method.fullName();
    int dot = name.lastIndexOf('.');
    String response = method.startsOperation() ? OPERATION : method.response();
    entries.put(
        name.substring(0, dot) + "/" + name.substring(dot + 1),
        new Entry(
            method,
            types.of(method.request()),
            response,
            bindings.stream()
                .map(binding -> new RestBinding(binding, method.request(), response))
                .toList()));
  }

  @Nullable Entry find(String path) {
    return entries.get(path);
  }
}
