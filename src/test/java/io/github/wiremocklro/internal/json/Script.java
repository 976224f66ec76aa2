package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationScript;

/** Scripts as a test writes them: JSON, with ' for ". */
final class Script {
  private Script() {}

  static OperationScript read(String json) {
    return read(json, LeafValues.LITERAL);
  }

  static OperationScript read(String json, LeafValues leaves) {
    return new ScriptReader(leaves).read(Json.parseObject(json.replace('\'', '"'), "$"), "$");
  }

  /** Returns what a script is refused with. */
  static String problemOf(String json) {
    return problemOf(json, LeafValues.LITERAL);
  }

  static String problemOf(String json, LeafValues leaves) {
    return String.valueOf(
        catchThrowableOfType(InvalidArgumentException.class, () -> read(json, leaves))
            .getMessage());
  }
}
