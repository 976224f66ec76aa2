package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads scripts from JSON. Every error names the JSON path, the value, what is wrong and what to
 * write instead. Thread-safe.
 */
public final class ScriptReader {
  static final List<String> SCRIPT_KEYS =
      List.of(
          "operation",
          "doneAfter",
          "onCancel",
          "resource",
          "validateOnly",
          "progress",
          "expiresAfter",
          "faults");
  static final List<String> OPERATION_KEYS =
      List.of("name", "parent", "metadata", "response", "error");
  static final List<String> ON_CANCEL_KEYS =
      List.of("outcome", "after", "error", "ifDone", "metadata");
  static final List<String> RESOURCE_KEYS =
      List.of("create", "update", "delete", "@type", "body", "updateMask");

  private static final List<String> CHANGES = List.of("create", "update", "delete");
  private static final Words<Outcome> OUTCOMES =
      Words.of(Outcome.values(), Outcome::word, "is no outcome of a cancel");

  /** Stand in for templates that are not rendered yet. */
  private static final String UNKNOWN_NAME = "unknown";

  private static final String UNKNOWN_TYPE = "unknown/unknown";

  private final Leaves leaves;

  /** Creates a reader for scripts whose strings are to be taken in this way. */
  public ScriptReader(Leaves leaves) {
    this.leaves = leaves;
  }

  /**
   * Returns the script that an object is.
   *
   * @param path where the object stands, such as {@code $}
   * @throws InvalidScriptException if it is none
   */
  public OperationScript read(JsonObject json, String path) {
    Fields fields = new Fields(json, path, leaves, SCRIPT_KEYS);
    OperationScript script =
        fields
            .object("operation")
            .map(value -> fields.child("operation", value, "an object", OPERATION_KEYS))
            .map(operation -> InvalidScriptException.at(path, () -> operation(operation)))
            .orElse(OperationScript.operation());
    Optional<After> doneAfter = AfterReader.read(fields, "doneAfter", AfterReader.ANY);
    Optional<OnCancel> onCancel = onCancel(fields);
    Optional<ResourceChange> resource =
        fields
            .object("resource")
            .map(value -> fields.child("resource", value, "an object", RESOURCE_KEYS))
            .map(change -> fields.inside("resource", () -> resource(change)));
    Optional<Boolean> validateOnly = fields.bool("validateOnly");
    Optional<Progress> progress = ProgressReader.read(fields, "progress");
    Optional<Duration> expiresAfter = fields.parsed("expiresAfter", Durations::parse);
    Optional<Faults> faults = FaultReader.read(fields, "faults");
    script = doneAfter.map(script::doneAfter).orElse(script);
    script = onCancel.map(script::onCancel).orElse(script);
    script = resource.map(script::resource).orElse(script);
    script = validateOnly.map(script::validateOnly).orElse(script);
    script = progress.map(script::progress).orElse(script);
    script = faults.map(script::faults).orElse(script);
    OperationScript last = script;
    return InvalidScriptException.at(path, () -> expiresAfter.map(last::expiresAfter).orElse(last));
  }

  private static OperationScript operation(Fields fields) {
    return new OperationScript(
        fields.parsed("name", OperationName::parse).orElse(null),
        fields.text("parent").orElse(null),
        fields.message("metadata").orElse(null),
        fields.message("response").orElse(null),
        StatusReader.read(fields, "error", null).orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Optional<OnCancel> onCancel(Fields fields) {
    return fields.textOrObject("onCancel").flatMap(value -> onCancel(fields, value));
  }

  private static Optional<OnCancel> onCancel(Fields fields, Object value) {
    if (value instanceof String word) {
      return Optional.of(OnCancel.of(fields.inside("onCancel", () -> OUTCOMES.parse(word))));
    }
    Fields parts = fields.child("onCancel", value, OUTCOMES + ", or an object", ON_CANCEL_KEYS);
    Optional<Outcome> outcome =
        parts.has("outcome")
            ? parts.parsed("outcome", OUTCOMES::parse)
            : Optional.of(Outcome.CANCELLED);
    Optional<After> after = AfterReader.read(parts, "after", AfterReader.ANY);
    Optional<Status> error =
        StatusReader.read(
            parts, "error", OnCancel.defaultError(outcome.orElse(Outcome.CANCELLED)).code());
    Optional<Status> ifDone = ifDone(parts);
    Optional<JsonObject> metadata = parts.object("metadata");
    return outcome.map(
        known ->
            fields.inside(
                "onCancel",
                () ->
                    new OnCancel(
                        known,
                        after.orElse(null),
                        error.orElse(null),
                        ifDone.orElse(null),
                        metadata.orElse(null))));
  }

  private static Optional<Status> ifDone(Fields onCancel) {
    Optional<Object> value = onCancel.textOrObject("ifDone");
    if (value.filter(word -> word instanceof String && !word.equals("ok")).isPresent()) {
      throw new InvalidScriptException(
          onCancel.pathOf("ifDone"),
          value.get(),
          "answers nothing",
          "use \"ok\", or an error such as {\"code\": 9, \"message\": \"...\"}");
    }
    boolean isError = value.filter(JsonObject.class::isInstance).isPresent();
    return isError ? StatusReader.read(onCancel, "ifDone", null) : Optional.empty();
  }

  private static ResourceChange resource(Fields fields) {
    fields.exactlyOneOf(CHANGES);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(candidate -> fields.has(candidate.verb()))
            .findFirst()
            .orElseThrow();
    return new ResourceChange(
        kind,
        fields.text(kind.verb()).orElse(UNKNOWN_NAME),
        fields.text("@type").orElse(fields.has("@type") ? UNKNOWN_TYPE : null),
        fields.object("body").orElse(JsonObject.EMPTY),
        fields.text("updateMask").orElse(fields.has("updateMask") ? "*" : null));
  }
}
