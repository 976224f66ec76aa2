package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * APIs whose descriptors are linked, with what is made of them: what only some calls need, such as
 * those over gRPC, when it is first asked for. Thread-safe.
 */
public final class LinkedApis {
  private final ApiModel model;
  private final Router router;
  private final DescriptorTypes types;
  private final RequestReader requests;
  private final DerivedScript scripts;
  private final Lazy<AccessRules> access;
  private final Lazy<GrpcTranscoder> grpc;
  private final Lazy<GrpcHealth> health;
  private final Lazy<GrpcReflection> reflection;

  private LinkedApis(
      DescriptorPool pool, ApiModel model, String known, boolean lenient, ReadingMemory reading) {
    this.model = model;
    this.router = new Router(model.routes(), model.routesOfMixins());
    this.types = new DescriptorTypes(pool, lenient, SlashedIds.of(model.bound()));
    this.requests = new RequestReader(types, lenient, known);
    this.scripts = new DerivedScript(types);
    this.access = new Lazy<>(() -> AccessRules.of(model));
    this.grpc = new Lazy<>(() -> new GrpcTranscoder(pool, model, reading));
    this.health = new Lazy<>(() -> new GrpcHealth(grpc(), GrpcServices.names(pool)));
    this.reflection = new Lazy<>(() -> new GrpcReflection(grpc(), GrpcServices.names(pool), pool));
  }

  static LinkedApis of(List<DescriptorSource> sources, boolean lenient, ReadingMemory reading) {
    DescriptorPool pool = DescriptorPool.of(sources);
    return new LinkedApis(pool, ApiModel.of(pool), known(sources), lenient, reading);
  }

  /** Returns their methods. */
  public ApiModel model() {
    return model;
  }

  /** Returns what finds the method of a request. */
  public Router router() {
    return router;
  }

  /** Returns what callers need. */
  public AccessRules access() {
    return access.get();
  }

  /** Returns their messages. */
  public DescriptorTypes types() {
    return types;
  }

  /** Returns what reads the requests. */
  public RequestReader requests() {
    return requests;
  }

  /** Returns what makes the scripts of the operations that they start. */
  public DerivedScript scripts() {
    return scripts;
  }

  /** Returns what calls over gRPC are over HTTP. */
  public GrpcTranscoder grpc() {
    return grpc.get();
  }

  /** Returns what tells which services are served. */
  public GrpcHealth health() {
    return health.get();
  }

  /** Returns what tells what they are. */
  public GrpcReflection reflection() {
    return reflection.get();
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
    return ReadMasks.of(method, request);
  }

  private static String known(List<DescriptorSource> sources) {
    Set<String> names = new LinkedHashSet<>();
    for (DescriptorSource source : sources) {
      names.add(source.name());
    }
    return "Known here are the descriptors of "
        + String.join(", ", names)
        + "; give newer ones with --api FILE, in Java api(...).";
  }
}
