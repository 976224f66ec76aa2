package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word of ours at the top level of a script, beside {@code operation}, where Google's own stand.
 *
 * @param key the word
 * @param reader reads what stands under it
 * @param setter says it in a script
 * @param getter returns what a script says of it
 * @param writer writes what the reader reads
 */
record ScriptWord<T>(
    String key,
    BiFunction<Fields, String, Optional<T>> reader,
    BiFunction<OperationScript, T, OperationScript> setter,
    Function<OperationScript, @Nullable T> getter,
    Function<T, Object> writer) {

  /** All of them, in the order in which they are read and written. */
  static final List<ScriptWord<?>> ALL =
      List.of(
          new ScriptWord<>(
              "doneAfter",
              (fields, key) -> AfterReader.read(fields, key, AfterReader.ANY),
              OperationScript::doneAfter,
              OperationScript::doneAfter,
              ScriptJson::of),
          new ScriptWord<>(
              "onCancel",
              OnCancelReader::read,
              OperationScript::onCancel,
              OperationScript::onCancel,
              ScriptJson::of),
          new ScriptWord<>(
              "resource",
              ResourceChangeReader::read,
              OperationScript::resource,
              OperationScript::resource,
              ScriptJson::of),
          new ScriptWord<>(
              "validateOnly",
              Fields::bool,
              OperationScript::validateOnly,
              OperationScript::validateOnly,
              flag -> flag),
          new ScriptWord<>(
              "progress",
              ProgressReader::read,
              OperationScript::progress,
              OperationScript::progress,
              ScriptJson::of),
          new ScriptWord<>(
              "metadataAtEnd",
              Fields::object,
              OperationScript::metadataAtEnd,
              OperationScript::metadataAtEnd,
              patch -> patch),
          new ScriptWord<>(
              "expiresAfter",
              (fields, key) -> fields.parsed(key, Durations::parse),
              OperationScript::expiresAfter,
              OperationScript::expiresAfter,
              Durations::format),
          new ScriptWord<>(
              "faults",
              FaultReader::read,
              OperationScript::faults,
              OperationScript::faults,
              FaultJson::of));

  /**
   * The keys of a script. Not in its reader, of which each server has some: these words are made
   * when the first script is read.
   */
  static final List<String> KEYS =
      Stream.concat(Stream.of("operation"), ALL.stream().map(ScriptWord::key)).toList();

  OperationScript read(Fields fields, OperationScript script) {
    return fields.known(() -> said(script, setter, reader.apply(fields, key).orElse(null)), script);
  }

  /** Returns a script that says one thing more, or the same where that is null. */
  static <V> OperationScript said(
      OperationScript script,
      BiFunction<OperationScript, V, OperationScript> setter,
      @Nullable V value) {
    return value == null ? script : setter.apply(script, value);
  }

  JsonObject write(OperationScript script, JsonObject json) {
    T value = getter.apply(script);
    return value == null ? json : json.with(key, writer.apply(value));
  }
}
