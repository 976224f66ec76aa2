package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import java.util.Optional;

/** Reads what a cancel does. */
final class OnCancelReader {
  static final List<String> KEYS =
      List.of("outcome", "after", "error", "response", "ifDone", "metadata", "metadataAtEnd");

  private static final Words<Outcome> OUTCOMES =
      Words.of(Outcome.values(), Outcome::word, "is no outcome of a cancel");

  private OnCancelReader() {}

  /** Returns what stands in a field, empty where that is nothing. */
  static Optional<OnCancel> read(Fields fields, String key) {
    return fields.textOrObject(key).flatMap(value -> read(fields, key, value));
  }

  private static Optional<OnCancel> read(Fields fields, String key, Object value) {
    if (value instanceof String word) {
      return Optional.of(OnCancel.of(fields.inside(key, () -> OUTCOMES.parse(word))));
    }
    Fields parts = fields.child(key, value, OUTCOMES + ", or an object", KEYS);
    Optional<Outcome> outcome =
        parts.has("outcome")
            ? parts.parsed("outcome", OUTCOMES::parse)
            : Optional.of(Outcome.CANCELLED);
    Optional<After> after = AfterReader.read(parts, "after", AfterReader.ANY);
    Optional<Status> error =
        StatusReader.read(
            parts, "error", OnCancel.defaultError(outcome.orElse(Outcome.CANCELLED)).code());
    Optional<Status> ifDone = ifDone(parts);
    Optional<JsonObject> response = parts.message("response");
    Optional<JsonObject> metadata = parts.object("metadata");
    Optional<JsonObject> metadataAtEnd = parts.object("metadataAtEnd");
    return outcome.map(
        known ->
            fields.inside(
                key,
                () ->
                    new OnCancel(
                        known,
                        after.orElse(null),
                        error.orElse(null),
                        response.orElse(null),
                        ifDone.orElse(null),
                        metadata.orElse(null),
                        metadataAtEnd.orElse(null))));
  }

  private static Optional<Status> ifDone(Fields onCancel) {
    Optional<Object> value = onCancel.textOrObject("ifDone");
    if (value.filter(word -> word instanceof String && !word.equals("ok")).isPresent()) {
      throw new InvalidArgumentException(
          onCancel.pathOf("ifDone"),
          value.get(),
          "answers nothing",
          "use \"ok\", or an error such as {\"code\": 9, \"message\": \"...\"}");
    }
    boolean isError = value.filter(JsonObject.class::isInstance).isPresent();
    return isError ? StatusReader.read(onCancel, "ifDone", null) : Optional.empty();
  }
}
