package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a client gets in place of the reply that was due. */
final class FaultReplyReader {
  private static final List<String> REPLIES =
      List.of("error", "body", "truncated", "dropped", "delay", "violation");
  static final List<String> ERROR_KEYS =
      List.of("code", "message", "details", "reason", "retryAfter");
  static final List<String> BODY_KEYS = List.of("status", "contentType", "text", "bodyFileName");
  private static final Words<Violation> VIOLATIONS =
      Words.of(Violation.values(), Violation::word, "is no violation of the protocol");
  private static final int BAD_GATEWAY = 502;

  private FaultReplyReader() {}

  static boolean hasReply(Fields fields) {
    return REPLIES.stream().anyMatch(fields::has);
  }

  /** Returns the reply of a fault, empty where it is not known yet. */
  static Optional<FaultReply> read(Fields fields) {
    fields.exactlyOneOf(REPLIES);
    if (fields.has("error")) {
      return error(fields);
    }
    if (fields.has("body")) {
      return fields.textOrObject("body").flatMap(body -> body(fields, body));
    }
    if (fields.has("delay")) {
      return fields
          .parsed("delay", Durations::parse)
          .map(delay -> InvalidArgumentException.at(fields.path(), () -> FaultReply.delay(delay)));
    }
    if (fields.has("violation")) {
      return fields.parsed("violation", VIOLATIONS::parse).map(FaultReply::violation);
    }
    return fields.has("truncated")
        ? yes(fields, "truncated").map(yes -> FaultReply.truncated())
        : yes(fields, "dropped").map(yes -> FaultReply.dropped());
  }

  private static Optional<FaultReply> error(Fields fields) {
    return fields
        .value("error")
        .map(
            value ->
                fields.child("error", value, "{\"code\": 14, \"message\": \"...\"}", ERROR_KEYS))
        .map(error -> error(fields, error));
  }

  private static FaultReply error(Fields fields, Fields error) {
    Status status = fields.inside("error", () -> StatusReader.status(error, null));
    Optional<String> reason = error.text("reason");
    Optional<Duration> retryAfter = error.parsed("retryAfter", Durations::parse);
    return InvalidArgumentException.at(
        fields.path(), () -> new FaultError(status, reason.orElse(null), retryAfter.orElse(null)));
  }

  private static Optional<FaultReply> body(Fields fields, Object value) {
    if (value instanceof String html) {
      return Optional.of(FaultReply.body(BAD_GATEWAY, html));
    }
    Fields body =
        fields.child("body", value, "a text, or {\"status\": 502, \"text\": \"...\"}", BODY_KEYS);
    if (body.has("bodyFileName")) {
      throw new InvalidArgumentException(
          body.pathOf("bodyFileName"),
          body.text("bodyFileName").orElse(null),
          "cannot be read here: only mappings have files, and then no text beside",
          "give the text itself");
    }
    body.exactlyOneOf(List.of("text"));
    Optional<Integer> status = body.integer("status");
    Optional<String> contentType = body.text("contentType");
    return body.text("text")
        .map(
            text ->
                InvalidArgumentException.at(
                    fields.path(),
                    () ->
                        new FaultBody(
                            status.orElse(BAD_GATEWAY), contentType.orElse(FaultBody.HTML), text)));
  }

  private static Optional<Boolean> yes(Fields fields, String key) {
    return fields.onlyTrue(key, "leaves the fault without a reply", "write true");
  }
}
