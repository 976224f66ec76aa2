package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.ResponseMaskParser.MalformedException;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a mask asks for that the type of the reply does not have. What is in an {@code Any} is
 * not known before the reply is there, and what is in a {@code Struct} never.
 */
final class ResponseMaskCheck {
  private final DescriptorTypes types;
  private final List<String> unknown = new ArrayList<>();

  private ResponseMaskCheck(DescriptorTypes types) {
    this.types = types;
  }

  /**
   * Returns what the text asks for.
   *
   * @param type of the reply; null where it is not known: then anything may be asked for
   * @throws StatusException with {@code INVALID_ARGUMENT} if it asks for what there is not
   */
  static ResponseMask read(String text, DescriptorTypes types, @Nullable DescriptorType type) {
    try {
      ResponseMask mask = ResponseMaskParser.parse(text);
      List<String> unknown =
          type == null ? List.of() : new ResponseMaskCheck(types).unknown(mask, type);
      if (type == null || unknown.isEmpty()) {
        return mask;
      }
      throw refused(
          text,
          unknown.stream().map("Cannot find matching fields for path '%s'."::formatted).toList(),
          "A %s has %s.".formatted(type.descriptor().getFullName(), names(type)));
    } catch (MalformedException e) {
      throw refused(
          text,
          List.of("It cannot be read: %s.".formatted(e.getMessage())),
          "Write names as in name,metadata.target or operations(name,done), or * for all of them.");
    }
  }

  private static String names(DescriptorType type) {
    List<FieldDescriptor> fields = type.descriptor().getFields();
    return fields.isEmpty()
        ? "no fields"
        : fields.stream()
            .map(FieldDescriptor::getJsonName)
            .collect(Collectors.joining(", ", "the fields ", ""));
  }

  /** As Sheets, Places and Photos word it, in public recordings of 400s. */
  private static StatusException refused(String text, List<String> problems, String hint) {
    Violations violations = new Violations();
    for (String problem : problems) {
      violations.add(text, "Error expanding 'fields' parameter. " + problem);
    }
    return violations.unexplained(hint);
  }

  /** Returns the paths that match no field, with dots, as Google's front ends tell them. */
  private List<String> unknown(ResponseMask mask, DescriptorType type) {
    Level level = new Level();
    level.types.add(type);
    check(mask, level, "");
    return unknown;
  }

  private void check(ResponseMask mask, Level level, String at) {
    for (Map.Entry<String, ResponseMask> field : mask.fields().entrySet()) {
      String path = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
      Level next = level.next(field.getKey());
      if (next == null) {
        unknown.add(path);
      } else if (!next.isOpen) {
        check(field.getValue(), next, path);
      }
    }
  }

  /** What a name may be one of: several types, where the name before it was a wildcard. */
  private final class Level {
    private final Set<DescriptorType> types = new LinkedHashSet<>();
    private final Set<FieldDescriptor> mapValues = new LinkedHashSet<>();
    private boolean isOpen;

    /** Returns what comes behind a name, null where the name is none. */
    @Nullable Level next(String name) {
      Level next = new Level();
      mapValues.forEach(next::add);
      boolean matches = !mapValues.isEmpty();
      for (DescriptorType type : types) {
        if (name.equals(ResponseMask.EACH)) {
          type.descriptor().getFields().forEach(next::add);
          matches = true;
        }
        FieldDescriptor field = type.field(name);
        if (field != null) {
          next.add(field);
          matches = true;
        }
      }
      return matches ? next : null;
    }

    private void add(FieldDescriptor field) {
      if (field.isMapField()) {
        mapValues.add(field.getMessageType().field(2));
      } else if (field.getJavaType() == JavaType.MESSAGE) {
        switch (JsonForm.of(field.getMessageType())) {
          case FIELDS -> types.add(ResponseMaskCheck.this.types.of(field.getMessageType()));
          case ANY, STRUCT, VALUE, LIST_VALUE -> isOpen = true;
          default -> {} // In JSON it is no message.
        }
      }
    }
  }
}
