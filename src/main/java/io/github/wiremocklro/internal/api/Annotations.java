package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Google's options say about a method, a service, a message or a field. They are read by their
 * numbers, as google/api/*.proto and google/longrunning/operations.proto have them, out of
 * descriptors that were parsed without these files.
 */
final class Annotations {
  private static final int HTTP = 72295728;
  private static final int OPERATION_INFO = 1049;
  private static final int DEFAULT_HOST = 1049;
  private static final int OAUTH_SCOPES = 1050;
  private static final int FIELD_BEHAVIOR = 1052;
  private static final int RESOURCE = 1053;
  private static final int RESOURCE_DEFINITION = 1053;
  private static final int RESOURCE_REFERENCE = 1055;
  private static final int FIELD_INFO = 291403980;
  private static final int UUID4 = 1;

  /** The fields of {@code google.api.HttpRule} whose value is a path, and what they stand for. */
  private static final Map<Integer, String> VERBS =
      Map.of(2, "GET", 3, "PUT", 4, "POST", 5, "DELETE", 6, "PATCH");

  private Annotations() {}

  /**
   * One way to call a method over HTTP.
   *
   * @param verb such as {@code GET}
   * @param template such as <code>/v1/{name=projects/&#42;/locations/&#42;}</code>
   * @param body the field that is the request's body, {@code *} for all that are not in the path,
   *     or empty
   * @param responseBody the field that is the reply's body, or empty
   */
  record Http(String verb, String template, String body, String responseBody) {}

  /** The types of an operation, as they are written: relative to the method's package, or whole. */
  record OperationInfo(String responseType, String metadataType) {}

  /**
   * A type of resources.
   *
   * @param type such as {@code dataplex.googleapis.com/Lake}
   * @param plural empty, as the singular, where it is not told
   */
  record ResourceType(String type, List<String> patterns, String plural, String singular) {}

  /** What a field names: a resource of a type, or the parent of one. Either may be empty. */
  record Reference(String type, String childType) {}

  /** Of {@code google.api.FieldBehavior}; words that are not listed are not told. */
  enum Behavior {
    OPTIONAL(1),
    REQUIRED(2),
    OUTPUT_ONLY(3),
    INPUT_ONLY(4),
    IMMUTABLE(5),
    UNORDERED_LIST(6),
    NON_EMPTY_DEFAULT(7),
    IDENTIFIER(8);

    private final int number;

    Behavior(int number) {
      this.number = number;
    }
  }

  /** Returns the ways to call the method over HTTP, the main one first; none if it has none. */
  static List<Http> http(MethodDescriptor method) {
    List<Http> ways = new ArrayList<>();
    OptionFields.of(method.getOptions())
        .message(HTTP)
        .ifPresent(
            rule ->
                // Additional bindings have no bindings of their own.
                Stream.concat(Stream.of(rule), rule.messages(11).stream())
                    .forEach(each -> http(each).ifPresent(ways::add)));
    return List.copyOf(ways);
  }

  private static Optional<Http> http(OptionFields rule) {
    Optional<OptionFields> custom = rule.message(8);
    if (custom.isPresent()) {
      return http(rule, custom.get().text(1), custom.get().text(2));
    }
    return VERBS.entrySet().stream()
        .filter(verb -> !rule.text(verb.getKey()).isEmpty())
        .findFirst()
        .flatMap(verb -> http(rule, verb.getValue(), rule.text(verb.getKey())));
  }

  private static Optional<Http> http(OptionFields rule, String verb, String template) {
    return Optional.of(new Http(verb, template, rule.text(7), rule.text(12)));
  }

  /** Returns the types of the operations that the method starts. */
  static Optional<OperationInfo> operationInfo(MethodDescriptor method) {
    return OptionFields.of(method.getOptions())
        .message(OPERATION_INFO)
        .map(info -> new OperationInfo(info.text(1), info.text(2)));
  }

  /** Returns where the service is found, such as {@code dataplex.googleapis.com}; may be empty. */
  static String defaultHost(ServiceDescriptor service) {
    return OptionFields.of(service.getOptions()).text(DEFAULT_HOST);
  }

  /** Returns the OAuth scopes of which a caller needs one. */
  static List<String> oauthScopes(ServiceDescriptor service) {
    String scopes = OptionFields.of(service.getOptions()).text(OAUTH_SCOPES);
    return Stream.of(scopes.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Returns the type of resources that the message stands for. */
  static Optional<ResourceType> resource(Descriptor message) {
    return OptionFields.of(message.getOptions()).message(RESOURCE).map(Annotations::resourceType);
  }

  /** Returns the types of resources that have no message in the file. */
  static List<ResourceType> resourceDefinitions(FileDescriptor file) {
    return OptionFields.of(file.getOptions()).messages(RESOURCE_DEFINITION).stream()
        .map(Annotations::resourceType)
        .toList();
  }

  private static ResourceType resourceType(OptionFields resource) {
    return new ResourceType(
        resource.text(1), resource.texts(2), resource.text(5), resource.text(6));
  }

  /** Returns what the field names, if it names a resource. */
  static Optional<Reference> reference(FieldDescriptor field) {
    return OptionFields.of(field.getOptions())
        .message(RESOURCE_REFERENCE)
        .map(reference -> new Reference(reference.text(1), reference.text(2)));
  }

  /** Returns how the field is to be used. */
  static Set<Behavior> behavior(FieldDescriptor field) {
    List<Integer> numbers = OptionFields.of(field.getOptions()).numbers(FIELD_BEHAVIOR);
    return Stream.of(Behavior.values())
        .filter(behavior -> numbers.contains(behavior.number))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether the field is a UUID of version 4 ({@code google.api.FieldInfo.Format}). */
  static boolean isUuid(FieldDescriptor field) {
    return OptionFields.of(field.getOptions())
        .message(FIELD_INFO)
        .filter(info -> info.numbers(1).contains(UUID4))
        .isPresent();
  }
}
