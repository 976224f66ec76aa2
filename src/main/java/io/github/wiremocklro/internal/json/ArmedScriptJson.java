package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import java.util.List;

/** Writes scripts that are to be armed so that {@link ArmedScriptReader} reads the same again. */
public final class ArmedScriptJson {
  private static final String SCRIPTS = "scripts";

  private ArmedScriptJson() {}

  /** Returns the script and the starts that it is for, but for the scope, which stands beside. */
  public static JsonObject of(StartPattern start, OperationScript script) {
    return of(start).with("script", ScriptJson.of(script));
  }

  /** Returns what scripts that wait are known by, and the starts that they wait for. */
  public static JsonObject ofWaiting(List<ArmedScript> waiting) {
    return JsonObject.of(
        SCRIPTS,
        waiting.stream().map(armed -> known(armed).overlaidWith(of(armed.pattern()))).toList());
  }

  /** Returns the starts that scripts wait for, of a server that may be newer than this library. */
  public static List<StartPattern> readStarts(JsonObject json) {
    Fields fields = Fields.ofReply(json, "$");
    fields.allOf(List.of(SCRIPTS), "{\"scripts\": [...]}");
    return fields.children(SCRIPTS, "{\"id\": \"...\", \"times\": 1}", List.of()).stream()
        .map(ArmedScriptReader::pattern)
        .toList();
  }

  /** Returns what a script is known by: its id in its scope. */
  static JsonObject known(ArmedScript armed) {
    String scope = armed.scope();
    JsonObject json = JsonObject.of("id", armed.id());
    return scope == null ? json : json.with("scope", scope);
  }

  private static JsonObject of(StartPattern start) {
    String target = start.target();
    String verb = start.verb();
    JsonObject json = target == null ? JsonObject.EMPTY : JsonObject.of("target", target);
    json = verb == null ? json : json.with("verb", verb);
    return json.with("times", start.times());
  }
}
