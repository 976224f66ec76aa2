package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.ArmedScript;
import io.github.wiremocklro.operation.JsonObject;

/** Writes armed scripts so that {@link ArmedScriptReader} reads the same again. */
public final class ArmedScriptJson {
  private ArmedScriptJson() {}

  /** Returns the armed script but for its scope, which stands beside it. */
  public static JsonObject of(ArmedScript armed) {
    JsonObject json = JsonObject.of("id", armed.id());
    String target = armed.pattern().target();
    String verb = armed.pattern().verb();
    json = target == null ? json : json.with("target", target);
    json = verb == null ? json : json.with("verb", verb);
    return json.with("times", armed.times()).with("script", ScriptJson.of(armed.script()));
  }
}
