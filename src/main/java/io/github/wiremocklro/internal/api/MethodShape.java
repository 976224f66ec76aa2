package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of a method.
 *
 * @param bindings may be empty
 * @param response the type of the result; null where it is not known
 * @param startsOperation whether the result is that of an operation
 */
record MethodShape(
    ApiTypes types,
    MethodDescriptor method,
    List<HttpBinding> bindings,
    @Nullable Descriptor response,
    boolean startsOperation) {

  /** Returns whether the method is called by one of the verbs. */
  boolean isCalledBy(String... verbs) {
    return !bindings.isEmpty() && List.of(verbs).contains(bindings.get(0).verb());
  }

  /** Returns whether the path has a custom verb. */
  boolean hasCustomVerb() {
    return template().filter(template -> !template.verb().isEmpty()).isPresent();
  }

  /** Returns whether the method is called by POST with this custom verb. */
  boolean isCustom(String verb) {
    return isCalledBy("POST") && template().filter(path -> path.verb().equals(verb)).isPresent();
  }

  /** Returns the variable that the path ends with, and that so is a whole name. */
  Optional<Variable> lastVariable() {
    return template()
        .filter(template -> !template.variables().isEmpty())
        .filter(template -> lastOf(template).to() == template.segments().size())
        .map(MethodShape::lastOf);
  }

  /** Returns whether the path ends with the literal of a collection. */
  boolean endsWithCollection() {
    return !collection().isEmpty();
  }

  /** Returns the literal that the path ends with, else an empty text. */
  String collection() {
    return template()
        .map(template -> template.segments().get(template.segments().size() - 1))
        .map(last -> last instanceof Literal literal ? literal.text() : "")
        .orElse("");
  }

  /** Returns the segments of the variable that the collection is directly below; none without. */
  List<Segment> parent() {
    return template()
        .filter(template -> !template.variables().isEmpty())
        .map(MethodShape::lastOf)
        .filter(parent -> parent.to() == template().orElseThrow().segments().size() - 1)
        .map(this::segments)
        .orElse(List.of());
  }

  /** Returns the field of the request of that name, null where there is none. */
  @Nullable FieldDescriptor field(String name) {
    return method.getInputType().findFieldByName(name);
  }

  /** Returns the single field of the request that is a message of a type. */
  Optional<FieldDescriptor> fieldOf(@Nullable Descriptor type) {
    return type == null
        ? Optional.empty()
        : method.getInputType().getFields().stream()
            .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isRepeated())
            .filter(field -> field.getMessageType().getFullName().equals(type.getFullName()))
            .findFirst();
  }

  /** Returns the resource that a variable of the path names, by what refers to it, or its form. */
  Optional<ApiResource> named(Variable variable) {
    FieldDescriptor field = field(variable.field());
    return Optional.ofNullable(field)
        .flatMap(types::referredTo)
        .or(() -> types.named(segments(variable)));
  }

  /** Returns whether a variable of the path names a resource of this type. */
  boolean names(Variable variable, ApiResource resource) {
    FieldDescriptor field = field(variable.field());
    Optional<ApiResource> referredTo = Optional.ofNullable(field).flatMap(types::referredTo);
    return referredTo.isPresent() && !resource.type().isEmpty()
        ? referredTo.get().type().equals(resource.type())
        : resource.isNamedBy(segments(variable));
  }

  private List<Segment> segments(Variable variable) {
    return template()
        .map(template -> template.segments().subList(variable.from(), variable.to()))
        .orElse(List.of());
  }

  /** Returns the variables of the path as a name: what a method of no known kind is called on. */
  @Nullable NameRule calledOn(String version) {
    NameRule whole = nameRule(version, null);
    if (whole == null) {
      return null;
    }
    List<NameRule.Part> parts = new ArrayList<>(whole.parts());
    while (!parts.isEmpty() && parts.get(parts.size() - 1) instanceof NameRule.Text) {
      parts.remove(parts.size() - 1);
    }
    return new NameRule(parts, null);
  }

  /** Returns where the name comes from: the path without the version. */
  @Nullable NameRule nameRule(String version, @Nullable String idField) {
    if (bindings.isEmpty()) {
      return null;
    }
    List<NameRule.Part> parts = new ArrayList<>();
    PathTemplate template = bindings.get(0).template();
    int next = template.segments().get(0).equals(new Literal(version)) ? 1 : 0;
    for (Variable variable : template.variables()) {
      addLiterals(parts, template, next, variable.from());
      parts.add(new NameRule.Field(jsonPath(variable.field())));
      next = variable.to();
    }
    addLiterals(parts, template, next, template.segments().size());
    return new NameRule(parts, idField);
  }

  private static void addLiterals(
      List<NameRule.Part> parts, PathTemplate template, int from, int to) {
    for (Segment segment : template.segments().subList(from, to)) {
      if (segment instanceof Literal literal) {
        parts.add(new NameRule.Text(literal.text()));
      }
    }
  }

  private List<String> jsonPath(String path) {
    List<String> names = new ArrayList<>();
    Descriptor message = method.getInputType();
    for (String name : path.split("\\.", -1)) {
      FieldDescriptor field = message.field(name);
      names.add(field.getJsonName());
      message = field.getJavaType() == JavaType.MESSAGE ? field.getMessageType() : message;
    }
    return names;
  }

  private Optional<PathTemplate> template() {
    return bindings.stream().findFirst().map(HttpBinding::template);
  }

  private static Variable lastOf(PathTemplate template) {
    return template.variables().get(template.variables().size() - 1);
  }
}
