package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StartPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the scripts that are armed for a start to come. Thread-safe. */
public final class ArmedScriptReader {
  static final List<String> KEYS = List.of("id", "target", "verb", "times", "script");
  static final List<String> WHOLE = Stream.concat(KEYS.stream(), Stream.of("scope")).toList();

  private final ScriptReader scripts = new ScriptReader(LeafValues.LITERAL);

  /**
   * Returns the armed script that an object is.
   *
   * @param scope the scope that the start has to be in; null for any
   * @param generatedId its id where the object has none
   */
  public ArmedScript read(JsonObject json, @Nullable String scope, String generatedId) {
    return read(new Fields(json, "$", LeafValues.LITERAL, KEYS), scope, generatedId);
  }

  /** Returns the armed script that an object is, which has an id, and says the scope itself. */
  ArmedScript readWhole(Fields fields) {
    fields.allOf(List.of("id", "script"), "{\"id\": \"...\", \"script\": {...}}");
    return read(fields, fields.parsed("scope", ResourceNames::checked).orElse(null), "");
  }

  private ArmedScript read(Fields fields, @Nullable String scope, String generatedId) {
    Optional<OperationScript> script =
        fields.object("script").map(value -> scripts.read(value, fields.pathOf("script")));
    ArmedScript armed =
        InvalidArgumentException.at(
            fields.path(),
            () ->
                new ArmedScript(
                    fields.text("id").orElse(generatedId),
                    scope,
                    pattern(fields),
                    script.orElse(OperationScript.operation())));
    if (script.isEmpty()) {
      throw new InvalidArgumentException(
          fields.pathOf("script"), null, "is missing", "say what is to become of the operation");
    }
    return armed;
  }

  /** Returns the starts that an object means. */
  static StartPattern pattern(Fields fields) {
    return new StartPattern(
        fields.text("target").orElse(null),
        fields.text("verb").orElse(null),
        fields.integer("times").orElse(1));
  }
}
