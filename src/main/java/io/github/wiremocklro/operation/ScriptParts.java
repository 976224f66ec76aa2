package io.github.wiremocklro.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The parts of a script, to be changed one by one. */
final class ScriptParts {
  @Nullable OperationName name;
  @Nullable String parent;
  @Nullable JsonObject metadata;
  @Nullable JsonObject response;
  @Nullable Status error;
  @Nullable After doneAfter;
  @Nullable OnCancel onCancel;
  @Nullable ResourceChange resource;
  @Nullable Boolean validateOnly;
  @Nullable Progress progress;
  @Nullable Duration expiresAfter;
  @Nullable Faults faults;

  ScriptParts(OperationScript script) {
    name = script.name();
    parent = script.parent();
    metadata = script.metadata();
    response = script.response();
    error = script.error();
    doneAfter = script.doneAfter();
    onCancel = script.onCancel();
    resource = script.resource();
    validateOnly = script.validateOnly();
    progress = script.progress();
    expiresAfter = script.expiresAfter();
    faults = script.faults();
  }

  OperationScript script() {
    return new OperationScript(
        name,
        parent,
        metadata,
        response,
        error,
        doneAfter,
        onCancel,
        resource,
        validateOnly,
        progress,
        expiresAfter,
        faults);
  }
}
