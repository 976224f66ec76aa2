package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message type, as far as the engine has to know it. Its fields are named as in JSON, in
 * lowerCamelCase. Thread-safe.
 */
public interface MessageType {

  /** Returns whether the type has a field. */
  boolean has(String field);

  /** Returns the fields that only the server sets (google.api.field_behavior OUTPUT_ONLY). */
  Set<String> outputOnly();

  /**
   * Returns the words of its enum field {@code state} in the order of the enum; empty where there
   * is none.
   */
  List<String> states();

  /** Returns the fields that no update changes (google.api.field_behavior IMMUTABLE). */
  default Set<String> immutable() {
    return Set.of();
  }

  /** Returns the other fields of the oneof that a field is of; none for a field of no oneof. */
  default List<String> oneofWith(String field) {
    return List.of();
  }

  /**
   * Returns a message of this type without the fields that are in no reply
   * (google.api.field_behavior INPUT_ONLY), those of the messages in it too.
   */
  default JsonObject withoutInputOnly(JsonObject message) {
    return message;
  }

  /** Returns the type of a field that is a message; null for others. */
  @Nullable MessageType messageOf(String field);

  /**
   * Returns what is known of a field, which may be named as the .proto file names it, too; null
   * where there is none.
   */
  default @Nullable FieldType fieldType(String name) {
    return null;
  }

  /**
   * Returns the type of the resources that such messages are, such as {@code
   * redis.googleapis.com/Instance}: all versions of an API have the same. Empty where it is not
   * known.
   */
  default String resourceType() {
    return "";
  }

  /**
   * Returns the collection that a resource of this type lies in, such as {@code
   * projects/p/locations/l/lakes}: what stands before its id, which may have slashes.
   */
  default String collectionOf(String name) {
    return ResourceNames.parent(name);
  }

  /**
   * Returns what a resource of this type holds from its create on, beside what all types do that
   * have these fields.
   *
   * @param createTime as the resource has it
   */
  default JsonObject recorded(String name, String createTime) {
    return JsonObject.EMPTY;
  }

  /**
   * Returns a message of this type in its normal form, as far as the type is known that well.
   *
   * @throws InvalidArgumentException if it is none
   */
  default JsonObject read(JsonObject message) {
    return message;
  }

  /**
   * Returns the same of a message of which templates have given parts, and those are texts.
   *
   * @throws InvalidArgumentException if it is none
   */
  default JsonObject readRendered(JsonObject message) {
    return read(message);
  }
}
