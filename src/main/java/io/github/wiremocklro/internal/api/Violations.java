package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, all of it at once. The texts are those of the front ends of
 * Google's APIs, which programs look for: {@code Unknown name "x" at 'y': Cannot find field.}
 */
final class Violations {
  private static final String TYPE = "type.googleapis.com/google.rpc.BadRequest";
  private static final String PAYLOAD = "Invalid JSON payload received. ";
  private static final String UNEXPLAINED = "Request contains an invalid argument.";

  /** More than these tell nothing more, and a request can have millions. */
  private static final int MAX = 100;

  private static final int MAX_SHOWN = 200;
  private static final int MAX_LENGTH = 1_000;

  private final List<FieldViolation> found = new ArrayList<>();
  private boolean newerMightKnow;

  void add(String field, String description) {
    if (found.size() < MAX) {
      found.add(
          new FieldViolation(shortened(field, MAX_LENGTH), shortened(description, MAX_LENGTH)));
    }
  }

  /** Adds: a message has no such field. */
  void unknown(String name, String at) {
    unknown(name, at, "Cannot find field.");
  }

  void unknown(String name, String at, String why) {
    if (found.size() == MAX) {
      return;
    }
    newerMightKnow = true;
    String place = at.isEmpty() ? "" : " at '%s'".formatted(at);
    add(
        at,
        PAYLOAD + "Unknown name \"%s\"%s: %s".formatted(shortened(name, MAX_SHOWN), place, why));
  }

  /**
   * Adds: a parameter of the query is no field of the request.
   *
   * @param name the path to the field
   * @param field the part of it that is not there
   */
  void unknownParameter(String name, String field) {
    unknown(
        name,
        "",
        "Cannot bind query parameter. Field '%s' could not be found in request message."
            .formatted(shortened(field, MAX_SHOWN)));
  }

  /** Adds: a field that is no list has several values. */
  void notRepeated(String name, String at) {
    unknown(name, at, "Proto field is not repeating, cannot start list.");
  }

  /** Adds: a field is in the body of a request whose method has none. */
  void bodiless(String name) {
    unknown(name, "", "The method has no body.");
  }

  /** Adds: a value is not of the field's type. */
  void invalid(String at, String type, @Nullable Object value) {
    newerMightKnow |= type.startsWith("type.googleapis.com/") && value instanceof String;
    add(at, "Invalid value at '%s' (%s), %s".formatted(at, type, shown(value)));
  }

  /** Adds: a field that has to be there is not. One whose value is wrong was sent. */
  void missing(String at) {
    if (found.stream().noneMatch(other -> isSaidOf(at, other.field()))) {
      add(at, "Missing required field: %s".formatted(at));
    }
  }

  /** The elements of a list are the list's. */
  private static boolean isSaidOf(String at, String field) {
    return field.equals(at) || field.startsWith(at + "[");
  }

  List<FieldViolation> list() {
    return List.copyOf(found);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Returns the answer to the request.
   *
   * @param known which version of the API is known here, and how to have another; may be empty. It
   *     is told where a newer one might have the field, or the word
   */
  StatusException exception(String known) {
    String message =
        found.stream()
            .map(FieldViolation::description)
            .distinct()
            .collect(Collectors.joining("\n"));
    return exception(
        new Status(
            Code.INVALID_ARGUMENT,
            newerMightKnow && !known.isEmpty() ? message + "\n" + known : message,
            List.of(detail())));
  }

  /**
   * Returns the answer to a request where the real service explains itself in the detail alone.
   *
   * @param hint for developers, behind that
   */
  StatusException unexplained(String hint) {
    Status status = new Status(Code.INVALID_ARGUMENT, UNEXPLAINED, List.of(detail()));
    return exception(status.withDebug(hint));
  }

  private static StatusException exception(Status status) {
    return new StatusException(status, "INVALID_ARGUMENT");
  }

  private JsonObject detail() {
    List<JsonObject> fields = found.stream().map(FieldViolation::json).toList();
    return JsonObject.of("@type", TYPE, "fieldViolations", fields);
  }

  static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return "\"" + shortened(text, MAX_SHOWN) + "\"";
    }
    if (value instanceof JsonObject) {
      return "an object";
    }
    return value instanceof List ? "a list" : shortened(String.valueOf(value), MAX_SHOWN);
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }
}
