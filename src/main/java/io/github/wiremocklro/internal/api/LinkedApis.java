package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.Descriptor;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * APIs whose descriptors are linked, with what is made of them. Immutable.
 *
 * @param model their methods
 * @param router finds the method of a request
 * @param access what callers need
 * @param types their messages
 * @param requests reads the requests
 * @param scripts makes the scripts of the operations that they start
 * @param grpc what calls over gRPC are over HTTP
 * @param health tells which services are served
 * @param reflection tells what they are
 */
public record LinkedApis(
    ApiModel model,
    Router router,
    AccessRules access,
    DescriptorTypes types,
    RequestReader requests,
    DerivedScript scripts,
    GrpcTranscoder grpc,
    GrpcHealth health,
    GrpcReflection reflection) {

  static LinkedApis of(List<DescriptorSource> sources, boolean lenient, ReadingMemory reading) {
    DescriptorPool pool = DescriptorPool.of(sources);
    DescriptorTypes types = new DescriptorTypes(pool, lenient);
    ApiModel model = ApiModel.of(pool);
    GrpcTranscoder grpc = new GrpcTranscoder(pool, model, reading);
    List<String> services = GrpcServices.names(pool);
    return new LinkedApis(
        model,
        new Router(model.routes(), model.routesOfMixins()),
        AccessRules.of(model),
        types,
        new RequestReader(types, lenient, known(sources)),
        new DerivedScript(types),
        grpc,
        new GrpcHealth(grpc, services),
        new GrpcReflection(grpc, services, pool));
  }

  /** Returns whether a name is that of a resource that some method reads, if it is there. */
  boolean keeps(String name) {
    return model.keeps(name, router);
  }

  /** Returns the type of what a method lists; null for other methods. */
  public @Nullable MessageType listed(ApiMethod method) {
    if (method.kind() == MethodKind.LIST_LOCATIONS) {
      return types.find(Mixins.LOCATION);
    }
    Descriptor message = method.kind() == MethodKind.LIST ? method.resourceMessage() : null;
    return message == null ? null : types.of(message);
  }

  /** Returns what makes of a resource what a request to read it asks for. */
  public UnaryOperator<JsonObject> asked(ApiMethod method, JsonObject request) {
    return ReadMasks.of(method, request, types);
  }

  private static String known(List<DescriptorSource> sources) {
    return "Known here are the descriptors of %s; give newer ones with --api FILE, in Java api(...)."
        .formatted(
            sources.stream()
                .map(DescriptorSource::name)
                .distinct()
                .collect(Collectors.joining(", ")));
  }
}
