package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.ScriptWord.said;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.util.List;

/**
 * Reads scripts from JSON. Every error names the JSON path, the value, what is wrong and what to
 * write instead. Thread-safe.
 */
public final class ScriptReader {
  static final List<String> OPERATION_KEYS =
      List.of("name", "parent", "metadata", "response", "error");

  private final LeafValues leaves;

  /** Creates a reader for scripts whose strings are to be taken in this way. */
  public ScriptReader(LeafValues leaves) {
    this.leaves = leaves;
  }

  /**
   * Returns the script that an object is.
   *
   * @param path where the object stands, such as {@code $}
   * @throws InvalidArgumentException if it is none
   */
  public OperationScript read(JsonObject json, String path) {
    return InvalidArgumentException.at(
        path, () -> read(new Fields(json, path, leaves, ScriptWord.KEYS)));
  }

  private static OperationScript read(Fields fields) {
    OperationScript script =
        fields
            .object("operation")
            .map(value -> fields.child("operation", value, "an object", OPERATION_KEYS))
            .map(ScriptReader::operation)
            .orElse(OperationScript.operation());
    for (ScriptWord<?> word : ScriptWord.ALL) {
      script = word.read(fields, script);
    }
    return script;
  }

  private static OperationScript operation(Fields fields) {
    OperationName name = fields.parsed("name", OperationName::parse).orElse(null);
    String parent = fields.text("parent").orElse(null);
    JsonObject metadata = fields.message("metadata").orElse(null);
    JsonObject response = fields.message("response").orElse(null);
    Status error = StatusReader.read(fields, "error", null).orElse(null);
    if (response != null && error != null) {
      throw both(fields, "response and error", " (operations.proto, oneof result)");
    }
    if (name != null && parent != null) {
      throw both(fields, "name and parent", "");
    }
    OperationScript script = OperationScript.operation();
    script = said(script, OperationScript::metadata, metadata);
    script = said(script, OperationScript::response, response);
    script = said(script, OperationScript::error, error);
    script = said(script, OperationScript::name, name);
    return said(script, OperationScript::parent, parent);
  }

  private static InvalidArgumentException both(Fields fields, String keys, String why) {
    return new InvalidArgumentException(
        fields.path(), keys, "exclude each other" + why, "keep one of them");
  }
}
