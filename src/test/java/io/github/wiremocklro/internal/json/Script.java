package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.OperationScript;

/** Scripts as a test writes them: JSON, with ' for ". */
final class Script {
  private Script() {}

  static OperationScript read(String json) {
    return read(json, Leaves.LITERAL);
  }

  static OperationScript read(String json, Leaves leaves) {
    return new ScriptReader(leaves).read(Json.parseObject(json.replace('\'', '"'), "$"), "$");
  }

  /** Returns what a script is refused with. */
  static String problemOf(String json) {
    return problemOf(json, Leaves.LITERAL);
  }

  static String problemOf(String json, Leaves leaves) {
    return String.valueOf(
        catchThrowableOfType(InvalidScriptException.class, () -> read(json, leaves)).getMessage());
  }
}
