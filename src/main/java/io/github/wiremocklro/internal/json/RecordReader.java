package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import java.util.List;

/**
 * Reads what {@link RecordJson} writes, in a server that may be newer than this library: what is
 * not known here is left out. Thread-safe.
 */
public final class RecordReader {
  private static final List<String> REQUIRED =
      List.of("operation", "state", "script", "calls", "history");
  private static final String EXAMPLE =
      "{\"operation\": {...}, \"state\": \"RUNNING\", \"script\": {...}, \"calls\": {...},"
          + " \"history\": [...]}";
  private static final String PAGE_EXAMPLE = "{\"operations\": [...]}";

  private final ScriptReader scripts = new ScriptReader(LeafValues.REPLY);

  /**
   * Returns the record that an object is.
   *
   * @throws InvalidArgumentException if it is none
   */
  public OperationRecord read(JsonObject json) {
    return record(Fields.ofReply(json, "$"));
  }

  /** Returns the operation alone of the record that an object is. */
  public Operation readOperation(JsonObject json) {
    return operation(Fields.ofReply(json, "$"));
  }

  /** Returns the page of records that an object is. */
  public Page<OperationRecord> readPage(JsonObject json) {
    Fields fields = Fields.ofReply(json, "$");
    fields.allOf(List.of("operations"), PAGE_EXAMPLE);
    return new Page<>(
        fields.children("operations", EXAMPLE, List.of()).stream().map(this::record).toList(),
        fields.text("nextPageToken").orElse(""));
  }

  private OperationRecord record(Fields fields) {
    fields.allOf(REQUIRED, EXAMPLE);
    OperationScript script =
        scripts.read(fields.object("script").orElseThrow(), fields.pathOf("script"));
    Operation operation = operation(fields);
    return new OperationRecord(
        operation,
        fields.constant("state", OperationState.class).orElseGet(() -> stateOf(operation)),
        script,
        CallCountsJson.read(fields, "calls"),
        EventReader.read(fields, "history"));
  }

  /** Of a state that is not known the operation tells what clients see of it. */
  private static OperationState stateOf(Operation operation) {
    return operation.done() ? OperationState.doneWith(operation.error()) : OperationState.RUNNING;
  }

  private static Operation operation(Fields fields) {
    fields.allOf(List.of("operation"), EXAMPLE);
    return OperationReader.read(
        fields.object("operation").orElseThrow(), fields.pathOf("operation"));
  }
}
