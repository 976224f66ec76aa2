package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.Annotations.OperationInfo;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a method is out of its descriptor. */
final class MethodReader {
  private static final String OPERATION = "google.longrunning.Operation";
  private static final Pattern VERSION = Pattern.compile("v\\d+\\w*");

  private final ApiTypes types;
  private final List<String> problems;

  /**
   * @param problems takes what is wrong with a method's http rules, of which the right ones count
   */
  MethodReader(ApiTypes types, List<String> problems) {
    this.types = types;
    this.problems = problems;
  }

  /** Returns the method with the bindings that its http rule has. */
  BoundMethod bound(MethodDescriptor method) {
    return bound(method, bindings(method));
  }

  /**
   * @param bindings those that another says it has
   */
  BoundMethod bound(MethodDescriptor method, List<HttpBinding> bindings) {
    return new BoundMethod(method, bindings, version(method, bindings));
  }

  /** Returns all that is known of the method. */
  ApiMethod read(BoundMethod bound) {
    MethodDescriptor method = bound.descriptor();
    List<HttpBinding> bindings = bound.bindings();
    String version = bound.version();
    boolean operation = method.getOutputType().getFullName().equals(OPERATION);
    OperationInfo info = Annotations.operationInfo(method).orElse(new OperationInfo("", ""));
    String response =
        operation
            ? types.fullName(info.responseType(), method)
            : method.getOutputType().getFullName();
    MethodShape shape =
        new MethodShape(types, method, bindings, types.message(response), operation);
    Reading reading =
        bound.isStreaming() ? Reading.of(MethodKind.STREAMING) : MethodRules.read(shape);
    return new ApiMethod(
        method.getFullName(),
        method.getFile().getPackage(),
        version,
        reading.kind(),
        operation,
        bindings,
        method.getInputType(),
        response,
        types.fullName(info.metadataType(), method),
        reading.resource(),
        reading.resourceField(),
        name(shape, reading, version));
  }

  private static @Nullable NameRule name(MethodShape shape, Reading reading, String version) {
    if (!reading.named()) {
      return shape.calledOn(version);
    }
    if (reading.kind() == MethodKind.LIST_OPERATIONS) {
      return OperationLists.name(shape, reading.resource(), version);
    }
    NameRule path = shape.nameRule(version, reading.idField());
    return path == null || reading.kind() != MethodKind.RUN || reading.resource() == null
        ? path
        : path.below(MethodRules.collectionBelowNamed(shape, reading.resource()));
  }

  private List<HttpBinding> bindings(MethodDescriptor method) {
    List<HttpBinding> bindings = new ArrayList<>();
    for (Annotations.Http http : Annotations.http(method)) {
      try {
        PathTemplate template = PathTemplate.parse(http.template());
        for (PathTemplate.Variable variable : template.variables()) {
          checkIsField(method.getInputType(), variable.field());
        }
        bindings.add(new HttpBinding(http.verb(), template, http.body(), http.responseBody()));
      } catch (InvalidArgumentException e) {
        problems.add(method.getFullName() + ": " + e.getMessage());
      }
    }
    return bindings;
  }

  private static void checkIsField(Descriptor request, String path) {
    Descriptor message = request;
    FieldDescriptor field = null;
    for (String name : path.split("\\.", -1)) {
      field = message == null ? null : message.findFieldByName(name);
      message = field == null ? null : singleMessage(field);
    }
    if (field == null || field.isRepeated() || message != null) {
      throw new InvalidArgumentException(
          "the path of an http rule",
          path,
          "is no single field of " + request.getFullName(),
          "name one");
    }
  }

  private static @Nullable Descriptor singleMessage(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()
        ? field.getMessageType()
        : null;
  }

  /** The first segment of the path (AIP-185), else the last part of the package (AIP-215). */
  private static String version(MethodDescriptor method, List<HttpBinding> bindings) {
    if (!bindings.isEmpty()
        && bindings.get(0).template().segments().get(0) instanceof PathTemplate.Literal first
        && VERSION.matcher(first.text()).matches()) {
      return first.text();
    }
    String inPackage = method.getFile().getPackage();
    String last = inPackage.substring(inPackage.lastIndexOf('.') + 1);
    return VERSION.matcher(last).matches() ? last : "";
  }
}
