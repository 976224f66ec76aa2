package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;

/** Writes scripts that are to be armed so that {@link ArmedScriptReader} reads the same again. */
public final class ArmedScriptJson {
  private ArmedScriptJson() {}

  /** Returns the script and the starts that it is for, but for the scope, which stands beside. */
  public static JsonObject of(StartPattern start, OperationScript script) {
    String target = start.target();
    String verb = start.verb();
    JsonObject json = target == null ? JsonObject.EMPTY : JsonObject.of("target", target);
    json = verb == null ? json : json.with("verb", verb);
    return json.with("times", start.times()).with("script", ScriptJson.of(script));
  }
}
