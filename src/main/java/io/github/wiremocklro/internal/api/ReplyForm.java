package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client wants a reply to be: some of its fields, and enums as numbers. An error is never
 * changed by it.
 */
public final class ReplyForm {
  private static final UnaryOperator<JsonObject> UNCHANGED = reply -> reply;
  private static final List<SystemParameter> OTHERS =
      List.of(
          SystemParameter.PRETTY_PRINT,
          SystemParameter.CALLBACK,
          SystemParameter.OUTPUT_DEFAULTS,
          SystemParameter.ERROR_FORMAT);

  private ReplyForm() {}

  /** Returns whether a parameter of the query says what becomes of a reply. */
  public static boolean isAskedBy(String parameter) {
    return SystemParameter.hasName(parameter);
  }

  /**
   * Returns whether the client wants a reply to have lines.
   *
   * @param parameters the values of each {@link #isAskedBy parameter} of the query
   */
  public static boolean isIndented(Map<String, List<String>> parameters) {
    List<String> values = SystemParameter.PRETTY_PRINT.values(parameters);
    return !values.isEmpty() && values.stream().anyMatch(SystemParameter::isTrue);
  }

  /**
   * Returns what makes of a reply what the client wants.
   *
   * @param parameters the values of each {@link #isAskedBy parameter} of the query
   * @param masks what the header {@code X-Goog-FieldMask} says; like several values of {@code
   *     fields} they ask for all that any of them does
   * @param type the full name of the message that the reply is; empty where that is not known, and
   *     then nothing that is asked for is refused, and all enums stay words
   * @throws StatusException with {@code INVALID_ARGUMENT} if the client wants what is not done
   *     here, or a field that the type does not have
   */
  public static UnaryOperator<JsonObject> of(
      Catalog catalog,
      Map<String, List<String>> parameters,
      List<String> masks,
      Supplier<String> type) {
    if (parameters.isEmpty() && masks.isEmpty()) {
      return UNCHANGED;
    }
    boolean numbers = false;
    for (String format : SystemParameter.ALT.checked(parameters)) {
      numbers |= SystemParameter.hasNumbers(format);
    }
    OTHERS.forEach(other -> other.checked(parameters));
    List<String> fields = SystemParameter.FIELDS.checked(parameters);
    return numbers || !fields.isEmpty() || !masks.isEmpty()
        ? of(catalog, numbers, joined(fields, masks), type.get())
        : UNCHANGED;
  }

  private static String joined(List<String> fields, List<String> masks) {
    return fields.isEmpty() && masks.isEmpty()
        ? ""
        : Stream.concat(fields.stream(), masks.stream())
            .filter(mask -> !mask.isBlank())
            .collect(Collectors.joining(","));
  }

  private static UnaryOperator<JsonObject> of(
      Catalog catalog, boolean numbers, String fields, String typeName) {
    DescriptorTypes types = catalog.apis().types();
    DescriptorType type = typeName.isEmpty() ? null : types.find(typeName);
    ResponseMask mask =
        fields.isEmpty()
            ? ResponseMask.WHOLE
            : ResponseMaskCheck.read(fields, types, catalog.isLenient() ? null : type);
    if (!numbers || type == null) {
      return mask.isWhole() ? UNCHANGED : mask::of;
    }
    EnumNumbers enums = new EnumNumbers(types);
    return reply -> enums.of(type, mask.of(reply));
  }
}
