package io.github.wiremocklro.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message type that is written down by hand.
 *
 * @param fields the fields that it has, but for those in {@code messages}
 * @param outputOnly those of them that only the server sets
 * @param states the words of its field {@code state}
 * @param messages the fields that are messages, with their types
 */
public record FixedType(
    Set<String> fields,
    Set<String> outputOnly,
    List<String> states,
    Map<String, MessageType> messages)
    implements MessageType {

  /** A type without fields. */
  public static final FixedType EMPTY = of();

  public FixedType {
    fields = Set.copyOf(fields);
    outputOnly = Set.copyOf(outputOnly);
    states = List.copyOf(states);
    messages = Map.copyOf(messages);
  }

  /** Returns a type with these fields, all of which are plain. */
  public static FixedType of(String... fields) {
    return new FixedType(Set.of(fields), Set.of(), List.of(), Map.of());
  }

  /** Returns this with a further field, which is a message. */
  public FixedType with(String field, MessageType type) {
    Map<String, MessageType> more = new HashMap<>(messages);
    more.put(field, type);
    return new FixedType(fields, outputOnly, states, more);
  }

  @Override
  public boolean has(String field) {
    return fields.contains(field) || messages.containsKey(field);
  }

  @Override
  public @Nullable MessageType messageOf(String field) {
    return messages.get(field);
  }
}
