package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.internal.proto.Options;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Google's options say about a method, a service, a message or a field. They are read by their
 * numbers, as google/api/*.proto and google/longrunning/operations.proto have them, out of
 * descriptors that were parsed without these files.
 */
final class Annotations {
  private static final int DEPRECATED = 3;
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

  /** The fields 2 to 6 of {@code google.api.HttpRule}, whose values are paths. */
  private static final List<String> VERBS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");

  private static final int ADDITIONAL_BINDINGS = 11;

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
    Options rule = method.getOptions().message(HTTP);
    if (rule != null) {
      addHttp(rule, ways);
      // Additional bindings have no bindings of their own.
      for (Options additional : rule.messages(ADDITIONAL_BINDINGS)) {
        addHttp(additional, ways);
      }
    }
    return ways;
  }

  private static void addHttp(Options rule, List<Http> ways) {
    Options custom = rule.message(8);
    if (custom != null) {
      ways.add(http(rule, custom.text(1), custom.text(2)));
      return;
    }
    for (int verb = 2; verb < 2 + VERBS.size(); verb++) {
      String template = rule.text(verb);
      if (!template.isEmpty()) {
        ways.add(http(rule, VERBS.get(verb - 2), template));
        return;
      }
    }
  }

  private static Http http(Options rule, String verb, String template) {
    return new Http(verb, template, rule.text(7), rule.text(12));
  }

  /** Returns the types of the operations that the method starts. */
  static Optional<OperationInfo> operationInfo(MethodDescriptor method) {
    Options info = method.getOptions().message(OPERATION_INFO);
    return info == null
        ? Optional.empty()
        : Optional.of(new OperationInfo(info.text(1), info.text(2)));
  }

  /** Returns where the service is found, such as {@code dataplex.googleapis.com}; may be empty. */
  static String defaultHost(ServiceDescriptor service) {
    return service.getOptions().text(DEFAULT_HOST);
  }

  /** Returns the OAuth scopes of which a caller needs one. */
  static List<String> oauthScopes(ServiceDescriptor service) {
    String scopes = service.getOptions().text(OAUTH_SCOPES);
    return Stream.of(scopes.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Returns the type of resources that the message stands for. */
  static Optional<ResourceType> resource(Descriptor message) {
    Options resource = message.getOptions().message(RESOURCE);
    return resource == null ? Optional.empty() : Optional.of(resourceType(resource));
  }

  /** Returns the types of resources that have no message in the file. */
  static List<ResourceType> resourceDefinitions(FileDescriptor file) {
    List<ResourceType> types = new ArrayList<>();
    for (Options definition : file.getOptions().messages(RESOURCE_DEFINITION)) {
      types.add(resourceType(definition));
    }
    return types;
  }

  private static ResourceType resourceType(Options resource) {
    return new ResourceType(
        resource.text(1), resource.texts(2), resource.text(5), resource.text(6));
  }

  /** Returns what the field names, if it names a resource. */
  static Optional<Reference> reference(FieldDescriptor field) {
    Options reference = field.getOptions().message(RESOURCE_REFERENCE);
    return reference == null
        ? Optional.empty()
        : Optional.of(new Reference(reference.text(1), reference.text(2)));
  }

  /** Returns how the field is to be used. */
  static Set<Behavior> behavior(FieldDescriptor field) {
    Set<Behavior> words = EnumSet.noneOf(Behavior.class);
    for (int number : field.getOptions().numbers(FIELD_BEHAVIOR)) {
      for (Behavior word : Behavior.values()) {
        if (word.number == number) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** Returns whether something has taken the place of the field. */
  static boolean isDeprecated(FieldDescriptor field) {
    return field.getOptions().isSet(DEPRECATED);
  }

  /** Returns whether the field is a UUID of version 4 ({@code google.api.FieldInfo.Format}). */
  static boolean isUuid(FieldDescriptor field) {
    Options info = field.getOptions().message(FIELD_INFO);
    return info != null && info.numbers(1).contains(UUID4);
  }
}
