package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.engine.PathName;
import io.github.wiremocklro.internal.engine.PathName.Form;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A path of a field mask on its way through the type of a resource, which tells the fields in it
 * from the keys. Below a map and a {@code Struct} there are keys, below a list and a text there is
 * nothing (field_mask.proto, AIP-161), the parts of a time are the whole of it, and in an {@code
 * Any} all is taken.
 */
final class TypedPath {

  /** What there is below a place. */
  private enum Below {
    FIELDS,
    ENTRIES,
    VALUES,
    ANYTHING,
    /** The fields of what is a text or a number in JSON, and is changed as a whole. */
    PARTS,
    NOTHING;

    static Below of(FieldDescriptor field) {
      if (field.isMapField()) {
        return ENTRIES;
      }
      if (field.isRepeated() || field.getJavaType() != JavaType.MESSAGE) {
        return NOTHING;
      }
      return switch (JsonForm.of(field.getMessageType())) {
        case FIELDS -> FIELDS;
        case STRUCT, VALUE -> VALUES;
        case ANY -> ANYTHING;
        case TIMESTAMP, DURATION, WRAPPER -> PARTS;
        default -> NOTHING;
      };
    }

    boolean isKeys() {
      return this == ENTRIES || this == VALUES;
    }
  }

  private record Step(PathName name, boolean isKey) {}

  private final FieldPath path;
  private final List<Step> steps = new ArrayList<>();
  private final String problem;

  private TypedPath(FieldPath path, Descriptor resource) {
    this.path = path;
    this.problem = path.isAll() ? "" : walk(resource);
  }

  static TypedPath of(FieldPath path, Descriptor resource) {
    return new TypedPath(path, resource);
  }

  /** Returns why the resource has no such place; empty where it may have one. */
  String problem() {
    return problem;
  }

  /**
   * Returns the path with its fields named as in JSON; as it came where there is a problem, or
   * nothing to name.
   *
   * @param ofKeys what becomes of its keys
   */
  FieldPath with(UnaryOperator<PathName> ofKeys) {
    if (!problem.isEmpty() || path.isAll()) {
      return path;
    }
    List<PathName> names =
        steps.stream().map(step -> step.isKey() ? ofKeys.apply(step.name()) : step.name()).toList();
    return new FieldPath(FieldPath.text(names), names);
  }

  private String walk(Descriptor resource) {
    if (path.names().isEmpty()) {
      return "It is no path of fields.";
    }
    Descriptor type = resource;
    Below below = Below.FIELDS;
    for (PathName name : path.names()) {
      if (below == Below.PARTS && isLast(name) && type.findFieldByEitherName(name.text()) != null) {
        return ""; // Python's helper that compares two messages names them.
      }
      if (below == Below.NOTHING || below == Below.PARTS) {
        return nothing();
      }
      if (name.form() == Form.PLAIN && name.text().equals("*")) {
        return "\"*\" is no part of a path.";
      }
      FieldDescriptor field =
          switch (below) {
            case FIELDS -> type.findFieldByEitherName(name.text());
            case ENTRIES -> type.field(2);
            default -> null;
          };
      if (below == Below.FIELDS && field == null) {
        return "Cannot find field.";
      }
      PathName known =
          below == Below.FIELDS && field != null
              ? new PathName(field.getJsonName(), Form.PLAIN)
              : name;
      steps.add(new Step(known, below.isKeys()));
      if (field != null) {
        below = Below.of(field);
        type = field.getJavaType() == JavaType.MESSAGE ? field.getMessageType() : type;
      }
    }
    return "";
  }

  private boolean isLast(PathName name) {
    return name == path.names().get(path.names().size() - 1);
  }

  private String nothing() {
    String place = FieldPath.text(steps.stream().map(Step::name).toList());
    boolean isKey = steps.get(steps.size() - 1).isKey();
    return "There are no fields below \"%s\".".formatted(place)
        + (isKey ? " A key with dots stands in backticks." : "");
  }
}
