package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of resources that are jobs: they end, and can be cancelled (AIP-216). The words may
 * begin with the name of their enum (AIP-126): {@code JOB_STATE_CANCELLED}.
 */
public final class JobStates {
  /** The field that has the state. */
  public static final String STATE = "state";

  /** The message that some types have that field in. */
  public static final String STATUS = "status";

  private static final String END_TIME = "endTime";

  /** The better ones first. */
  private static final List<String> STARTED = List.of("RUNNING", "PENDING", "QUEUED");

  private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCELED");

  private static final Set<String> OTHER_ENDS =
      Set.of(
          "SUCCEEDED",
          "SUCCEEDED_WITH_ERRORS",
          "FAILED",
          "ABORTED",
          "COMPLETED",
          "DONE",
          "EXPIRED");

  private JobStates() {}

  /** Returns the word for what is cancelled; null where there is none. */
  public static @Nullable String cancelled(List<String> words) {
    return words.stream().filter(word -> isOneOf(CANCELLED, word)).findFirst().orElse(null);
  }

  /** Returns the word for what has just been started; null where there is none. */
  static @Nullable String started(List<String> words) {
    return STARTED.stream()
        .flatMap(start -> words.stream().filter(word -> isOneOf(Set.of(start), word)))
        .findFirst()
        .orElse(null);
  }

  /** Returns a resource as a cancel leaves it: itself where it has come to an end before. */
  static JsonObject cancelled(JsonObject resource, MessageType type, Moment now) {
    String word = cancelled(type.states());
    if (word == null) {
      MessageType status = type.messageOf(STATUS);
      return status == null
          ? resource
          : resource.with(STATUS, cancelled(statusOf(resource), status, now));
    }
    @Nullable String state = resource.string(STATE);
    if (isOneOf(CANCELLED, state) || isOneOf(OTHER_ENDS, state)) {
      return resource;
    }
    JsonObject cancelled = resource.with(STATE, word);
    cancelled =
        type.has(END_TIME) && resource.get(END_TIME) == null
            ? cancelled.with(END_TIME, now.time().toString())
            : cancelled;
    return OutputOnlyFields.updated(cancelled, type, now.time());
  }

  private static JsonObject statusOf(JsonObject resource) {
    return resource.get(STATUS) instanceof JsonObject status ? status : JsonObject.EMPTY;
  }

  private static boolean isOneOf(Set<String> words, @Nullable String word) {
    return word != null
        && words.stream().anyMatch(each -> word.equals(each) || word.endsWith("_" + each));
  }
}
