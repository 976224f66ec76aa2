package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.JobStates;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a method's types and its path say about what it does. The rules go by the shape that the
 * AIPs give to methods, and not by names of methods, which are {@code InsertX}, {@code DropX} or
 * {@code PatchX} in older APIs.
 */
final class MethodRules {
  private static final List<Function<MethodShape, Optional<Reading>>> RULES =
      List.of(
          Mixins::reading,
          MethodRules::delete,
          MethodRules::update,
          MethodRules::create,
          MethodRules::derivedCreate,
          MethodRules::cancel,
          MethodRules::run,
          MethodRules::custom,
          MethodRules::get,
          MethodRules::list);

  private static final String NAME = ".name";

  private MethodRules() {}

  /** Returns what the first rule that fits makes of the method. */
  static Reading read(MethodShape method) {
    return RULES.stream()
        .flatMap(rule -> rule.apply(method).stream())
        .findFirst()
        .orElse(Reading.of(MethodKind.OTHER));
  }

  /**
   * AIP-135: "The HTTP verb must be DELETE", "the request message field receiving the resource name
   * should map to the URI path". What it answers is Empty, or the resource where that lives on for
   * a while (AIP-164).
   */
  private static Optional<Reading> delete(MethodShape method) {
    if (!method.isCalledBy("DELETE") || method.hasCustomVerb()) {
      return Optional.empty();
    }
    return method
        .lastVariable()
        .map(name -> Reading.of(MethodKind.DELETE, method.named(name).orElse(null), null));
  }

  /**
   * AIP-134: "the name field ... should be mapped to the URI path", so the variable is a field of
   * the resource: {@code {lake.name=...}}. The verb should be PATCH; some have PUT, or POST with a
   * verb such as {@code :update}.
   */
  private static Optional<Reading> update(MethodShape method) {
    if (!method.isCalledBy("PATCH", "PUT", "POST")) {
      return Optional.empty();
    }
    return method
        .lastVariable()
        .filter(variable -> variable.field().endsWith(NAME))
        .map(variable -> variable.field().substring(0, variable.field().length() - NAME.length()))
        .flatMap(field -> Optional.ofNullable(method.field(field)))
        .flatMap(
            field ->
                method
                    .types()
                    .resource(field.getMessageType())
                    .map(type -> Reading.of(MethodKind.UPDATE, type, field.getJsonName())));
  }

  /**
   * AIP-133: the resource is in the request and is the answer, "the collection identifier ...
   * should be a literal" at the end of the path, and the id is {@code {resource}_id}; without such
   * a field the server makes one.
   */
  private static Optional<Reading> create(MethodShape method) {
    Optional<FieldDescriptor> field = method.fieldOf(method.response());
    if (!method.isCalledBy("POST", "PUT") || method.hasCustomVerb() || field.isEmpty()) {
      return Optional.empty();
    }
    String json = field.get().getJsonName();
    return method.endsWithCollection()
        ? method
            .types()
            .resource(method.response())
            .map(type -> new Reading(MethodKind.CREATE, true, type, json, idOf(method, type, json)))
        : Optional.empty();
  }

  /** Some resources have the id themselves, and require it; else the server makes one. */
  private static @Nullable String idOf(MethodShape method, ApiResource resource, String json) {
    String ofRequest = idField(method, resource);
    FieldDescriptor own =
        resource.message() == null ? null : resource.message().findFieldByName("id");
    return ofRequest == null
            && own != null
            && own.getType() == FieldDescriptor.Type.STRING
            && Annotations.behavior(own).contains(Annotations.Behavior.REQUIRED)
        ? json + "." + own.getJsonName()
        : ofRequest;
  }

  /**
   * A restore or a copy (AIP-162 and 136): what it answers is another resource than the one that
   * the path names, and its id is in the request. The path is that of a collection and has a verb:
   * {@code .../clusters:restore}.
   */
  private static Optional<Reading> derivedCreate(MethodShape method) {
    if (!method.isCalledBy("POST") || !method.endsWithCollection()) {
      return Optional.empty();
    }
    return method
        .types()
        .resource(method.response())
        .filter(type -> idField(method, type) != null)
        .map(
            type ->
                new Reading(
                    MethodKind.CREATE,
                    true,
                    type,
                    method
                        .fieldOf(method.response())
                        .map(FieldDescriptor::getJsonName)
                        .orElse(null),
                    idField(method, type)));
  }

  /**
   * AIP-136 and AIP-216: a job is a resource whose state has a word for a cancel, and is cancelled
   * by a custom method of its own, which is none of the operations' (AIP-151).
   */
  private static Optional<Reading> cancel(MethodShape method) {
    return method.startsOperation() || !method.isCustom("cancel")
        ? Optional.empty()
        : method
            .lastVariable()
            .flatMap(method::named)
            .filter(MethodRules::canBeCancelled)
            .filter(type -> answersNothingOr(type, method.response()))
            .map(type -> Reading.of(MethodKind.CANCEL, type, null));
  }

  private static boolean canBeCancelled(ApiResource type) {
    Descriptor message = type.message();
    if (message == null) {
      return false;
    }
    FieldDescriptor status = message.findFieldByName(JobStates.STATUS);
    return hasCancelled(message)
        || (status != null
            && status.getJavaType() == JavaType.MESSAGE
            && !status.isRepeated()
            && hasCancelled(status.getMessageType()));
  }

  private static boolean hasCancelled(Descriptor message) {
    return JobStates.cancelled(DescriptorType.states(message.findFieldByName(JobStates.STATE)))
        != null;
  }

  private static boolean answersNothingOr(ApiResource type, @Nullable Descriptor response) {
    return response != null && (response.getFields().isEmpty() || response.equals(type.message()));
  }

  /**
   * AIP-136: the custom method {@code :run} of a resource. That it makes a job is told by its
   * answer, which has one, and by the job's pattern (AIP-123), which is that of a child.
   */
  private static Optional<Reading> run(MethodShape method) {
    Descriptor response = method.response();
    if (method.startsOperation() || response == null || !method.isCustom("run")) {
      return Optional.empty();
    }
    List<Reading> jobs =
        response.getFields().stream()
            .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isRepeated())
            .flatMap(
                field ->
                    method.types().resource(field.getMessageType()).stream()
                        .filter(job -> !collectionBelowNamed(method, job).isEmpty())
                        .map(job -> Reading.of(MethodKind.RUN, job, field.getJsonName())))
            .toList();
    return jobs.size() == 1 ? Optional.of(jobs.get(0)) : Optional.empty();
  }

  /** Returns the collection of a type below what the method is called on; empty for none. */
  static String collectionBelowNamed(MethodShape method, ApiResource child) {
    return method.lastVariable().flatMap(method::named).map(child::collectionBelow).orElse("");
  }

  /**
   * AIP-136: "custom methods ... on a resource" have its name in the path and a verb. Where the
   * answer is of the type that the name refers to, it is the resource itself.
   */
  private static Optional<Reading> custom(MethodShape method) {
    return method.hasCustomVerb() && (method.startsOperation() || !method.isCalledBy("GET"))
        ? onItself(method, MethodKind.CUSTOM)
        : Optional.empty();
  }

  /** AIP-131: GET, with the name in the path, and the resource is the answer. */
  private static Optional<Reading> get(MethodShape method) {
    if (!method.isCalledBy("GET") || method.hasCustomVerb() || method.startsOperation()) {
      return Optional.empty();
    }
    return onItself(method, MethodKind.GET);
  }

  private static Optional<Reading> onItself(MethodShape method, MethodKind kind) {
    return method
        .types()
        .resource(method.response())
        .filter(type -> method.lastVariable().filter(name -> method.names(name, type)).isPresent())
        .map(type -> Reading.of(kind, type, null));
  }

  /**
   * AIP-132: GET on a collection; "the response message must include a field corresponding to the
   * resources being returned", which is repeated, and AIP-158 adds {@code next_page_token}.
   */
  private static Optional<Reading> list(MethodShape method) {
    Descriptor response = method.response();
    if (!method.isCalledBy("GET")
        || method.hasCustomVerb()
        || method.startsOperation()
        || response == null
        || response.findFieldByName("next_page_token") == null
        || !method.endsWithCollection()) {
      return Optional.empty();
    }
    return response.getFields().stream()
        .filter(field -> field.isRepeated() && field.getJavaType() == JavaType.MESSAGE)
        .flatMap(field -> listed(method, field))
        .findFirst();
  }

  private static Stream<Reading> listed(MethodShape method, FieldDescriptor field) {
    return ApiTypes.isOperation(field.getMessageType())
        ? OperationLists.reading(method, field).stream()
        : method.types().resource(field.getMessageType()).stream()
            .map(type -> Reading.of(MethodKind.LIST, type, field.getJsonName()));
  }

  /** AIP-133: "{resource}_id", of the field's name, of the message's or of the type's. */
  private static @Nullable String idField(MethodShape method, ApiResource resource) {
    String ofType = resource.type().substring(resource.type().indexOf('/') + 1);
    String ofMessage = resource.message() == null ? "" : resource.message().getName();
    String ofField = method.fieldOf(resource.message()).map(FieldDescriptor::getName).orElse("");
    return Stream.of(ofField, snakeCase(ofMessage), snakeCase(ofType))
        .map(name -> method.field(name + "_id"))
        .flatMap(Stream::ofNullable)
        .filter(field -> field.getType() == FieldDescriptor.Type.STRING && !field.isRepeated())
        .map(FieldDescriptor::getJsonName)
        .findFirst()
        .orElse(null);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
