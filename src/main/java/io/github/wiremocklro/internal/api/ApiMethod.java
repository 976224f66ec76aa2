package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A method of an API, and what is known of it.
 *
 * @param fullName such as {@code google.cloud.dataplex.v1.DataplexService.CreateLake}
 * @param api the package that it is in, such as {@code google.cloud.dataplex.v1}
 * @param version such as {@code v1}
 * @param kind what it does
 * @param startsOperation whether it answers an operation that ends with {@link #response()}
 * @param bindings the ways to call it over HTTP, the main one first
 * @param request the type of the request
 * @param response the full name of the type of the result
 * @param metadata the full name of the type of the operation's metadata; empty for none
 * @param resource the type of resource that it is about; null where that is unknown
 * @param resourceField the field of the request that has the resource, in its JSON name; null for
 *     none. Of a list and a run it is the field of the response that has the resources
 * @param name where the name of the resource comes from, or with {@link MethodKind#OTHER} that of
 *     what the method is called on; null without a path
 */
public record ApiMethod(
    String fullName,
    String api,
    String version,
    MethodKind kind,
    boolean startsOperation,
    List<HttpBinding> bindings,
    Descriptor request,
    String response,
    String metadata,
    @Nullable ApiResource resource,
    @Nullable String resourceField,
    @Nullable NameRule name) {

  private static final String EMPTY = "google.protobuf.Empty";
  private static final String OPERATION = "google.longrunning.Operation";

  public ApiMethod {
    bindings = List.copyOf(bindings);
  }

  /** Returns the name without the package and the service, such as {@code CreateLake}. */
  public String simpleName() {
    // The history of each operation that it starts has this.
    return fullName.substring(fullName.lastIndexOf('.') + 1).intern();
  }

  /** Returns the full name of the message that a call is answered with. */
  public String reply() {
    return startsOperation ? OPERATION : response;
  }

  /** Returns whether its request has a field of this name, as JSON has it or as the .proto does. */
  public boolean asksFor(String field) {
    return request.getFields().stream()
        .anyMatch(one -> one.getName().equals(field) || one.getJsonName().equals(field));
  }

  /**
   * Returns whether only a script or a mapping can tell what it answers: the type is known, and has
   * content that follows from nothing. An Empty follows, but of an operation alone: a method that
   * would answer it at once would say that something is done which was not.
   */
  public boolean needsContent() {
    return kind == MethodKind.OTHER && !(startsOperation && response.equals(EMPTY));
  }

  /** Returns whether it answers the resource itself. */
  public boolean answersResource() {
    return resource != null
        && resource.message() != null
        && resource.message().getFullName().equals(response);
  }

  /** Returns whether a delete takes what is below the resource only if it is told so (AIP-135). */
  public boolean hasForce() {
    return kind == MethodKind.DELETE && request.findFieldByName("force") != null;
  }

  /** Returns the type of resource that it is about; empty where that is unknown. */
  public String resourceType() {
    return resource == null ? "" : resource.type();
  }

  /** Returns the resource's message, null where that is unknown. */
  @Nullable Descriptor resourceMessage() {
    return resource == null ? null : resource.message();
  }

  /** Returns what an operation of it is said to do, such as {@code create} or {@code failover}. */
  String operationVerb() {
    return switch (kind) {
      case CREATE, UPDATE, DELETE -> kind.word();
      default ->
          bindings.stream()
              .map(binding -> binding.template().verb())
              .filter(verb -> !verb.isEmpty())
              .findFirst()
              .orElse(lowerCamel(simpleName()));
    };
  }

  private static String lowerCamel(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
