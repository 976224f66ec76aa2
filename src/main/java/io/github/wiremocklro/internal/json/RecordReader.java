package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import java.util.List;

/** Reads what {@link RecordJson} writes. Thread-safe. */
public final class RecordReader {
  private static final List<String> KEYS =
      List.of("operation", "state", "script", "calls", "history");
  private static final List<String> PAGE_KEYS = List.of("operations", "nextPageToken");
  private static final String EXAMPLE =
      "{\"operation\": {...}, \"state\": \"RUNNING\", \"script\": {...}, \"calls\": {...},"
          + " \"history\": [...]}";
  private static final String PAGE_EXAMPLE = "{\"operations\": [...]}";

  private final ScriptReader scripts = new ScriptReader(Leaves.LITERAL);

  /**
   * Returns the record that an object is.
   *
   * @throws InvalidScriptException if it is none
   */
  public OperationRecord read(JsonObject json) {
    return record(new Fields(json, "$", Leaves.LITERAL, KEYS));
  }

  /** Returns the operation alone of the record that an object is. */
  public Operation readOperation(JsonObject json) {
    return operation(new Fields(json, "$", Leaves.LITERAL, KEYS));
  }

  /** Returns the page of records that an object is. */
  public Page<OperationRecord> readPage(JsonObject json) {
    Fields fields = new Fields(json, "$", Leaves.LITERAL, PAGE_KEYS);
    fields.allOf(List.of("operations"), PAGE_EXAMPLE);
    return new Page<>(
        fields.children("operations", EXAMPLE, KEYS).stream().map(this::record).toList(),
        fields.text("nextPageToken").orElse(""));
  }

  private OperationRecord record(Fields fields) {
    fields.allOf(KEYS, EXAMPLE);
    OperationScript script =
        scripts.read(fields.object("script").orElseThrow(), fields.pathOf("script"));
    return new OperationRecord(
        operation(fields),
        fields.constant("state", OperationState.class).orElseThrow(),
        script,
        CallCountsJson.read(fields, "calls"),
        EventReader.read(fields, "history"));
  }

  private static Operation operation(Fields fields) {
    fields.allOf(List.of("operation"), EXAMPLE);
    return OperationReader.read(
        fields.object("operation").orElseThrow(), fields.pathOf("operation"));
  }
}
