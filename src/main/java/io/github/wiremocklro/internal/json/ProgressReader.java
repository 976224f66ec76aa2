package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.Progress.Step;
import java.util.List;
import java.util.Optional;

/** Reads the steps of an operation's progress. */
final class ProgressReader {
  static final List<String> STEP_KEYS = List.of("at", "metadata");
  private static final String EXAMPLE =
      "{\"at\": {\"polls\": 1}, \"metadata\": {\"progressPercent\": 40}}";

  private ProgressReader() {}

  /** Returns the steps in a field, empty where there is none. */
  static Optional<Progress> read(Fields fields, String key) {
    if (fields.value(key).isEmpty()) {
      return Optional.empty();
    }
    List<Step> steps =
        fields.children(key, EXAMPLE, STEP_KEYS).stream()
            .flatMap(step -> step(step).stream())
            .toList();
    return Optional.of(InvalidArgumentException.at(fields.path(), () -> new Progress(steps)));
  }

  /** A step of which a template leaves one of the two blank is no step. */
  private static Optional<Step> step(Fields fields) {
    fields.allOf(STEP_KEYS, EXAMPLE);
    Optional<After> at = AfterReader.read(fields, "at", AfterReader.WITHOUT_NEVER);
    Optional<JsonObject> metadata = fields.object("metadata");
    // The one that is known is checked, also where the other is still a template.
    at.ifPresent(known -> checked(fields, known, JsonObject.EMPTY));
    metadata.ifPresent(known -> checked(fields, After.polls(0), known));
    return at.flatMap(when -> metadata.map(patch -> checked(fields, when, patch)));
  }

  private static Step checked(Fields fields, After at, JsonObject metadata) {
    return InvalidArgumentException.at(fields.path(), () -> new Step(at, metadata));
  }
}
