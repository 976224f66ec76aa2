package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of an error reply that is for programs ({@code google.rpc.ErrorInfo}, AIP-193).
 *
 * @param reason UPPER_SNAKE_CASE
 * @param domain whose reason it is; empty for no word of it
 * @param metadata strings; of a value that cannot be: {@code path}, {@code value} and {@code
 *     problem}, the parts of the message
 */
public record ErrorInfo(String reason, String domain, JsonObject metadata) {
  private static final String TYPE = "google.rpc.ErrorInfo";

  private static final String OF_THE_FAKE = "wiremock-lro";
  private static final String PATH = "path";
  private static final String VALUE = "value";
  private static final String PROBLEM = "problem";

  /** Returns one of this fake. */
  public static ErrorInfo ofTheFake(String reason, JsonObject metadata) {
    return new ErrorInfo(reason, OF_THE_FAKE, metadata);
  }

  /** Returns the metadata that tell which value is wrong, where, and what to do about it. */
  public static JsonObject metadata(InvalidArgumentException problem) {
    return JsonObject.of(PATH, problem.path(), VALUE, problem.shown())
        .with(PROBLEM, problem.verdict());
  }

  /** Returns this as the message that it is. */
  public JsonObject json() {
    JsonObject json = JsonObject.of("@type", "type.googleapis.com/" + TYPE, "reason", reason);
    json = domain.isEmpty() ? json : json.with("domain", domain);
    return metadata.fields().isEmpty() ? json : json.with("metadata", metadata);
  }

  /** Returns that of this fake among the details of an error; others have another domain. */
  public static Optional<ErrorInfo> among(List<JsonObject> details) {
    return details.stream()
        .filter(ErrorInfo::isOfTheFake)
        .findFirst()
        .map(detail -> ofTheFake(text(detail, "reason"), metadataOf(detail)));
  }

  /** Returns whether a detail of an error is an ErrorInfo of this fake. */
  public static boolean isOfTheFake(JsonObject detail) {
    return is(detail) && OF_THE_FAKE.equals(detail.get("domain"));
  }

  /** Returns whether a detail of an error is an ErrorInfo, whoever's. */
  public static boolean is(JsonObject detail) {
    return TYPE.equals(detail.messageType());
  }

  /** Returns what a value was refused with, empty where the error is of another kind. */
  public Optional<InvalidArgumentException> problem() {
    return metadata.has(PATH)
        ? Optional.of(
            InvalidArgumentException.reported(
                inJava(text(metadata, PATH)), text(metadata, VALUE), text(metadata, PROBLEM)))
        : Optional.empty();
  }

  /** In Java nobody wrote the JSON whose root is {@code $}. */
  private static String inJava(String path) {
    return path.replaceFirst("^\\$\\.?", "");
  }

  private static JsonObject metadataOf(JsonObject detail) {
    @Nullable Object metadata = detail.get("metadata");
    return metadata instanceof JsonObject strings ? strings : JsonObject.EMPTY;
  }

  private static String text(JsonObject json, String key) {
    String text = json.string(key);
    return text == null ? "" : text;
  }
}
