package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationState;
import java.util.List;
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

  private static final String START_TIME = "startTime";
  private static final String END_TIME = "endTime";
  private static final String MESSAGE = "message";

  /** The better ones first. */
  private static final List<String> STARTED = List.of("RUNNING", "PENDING", "QUEUED");

  private static final List<String> CANCELLING = List.of("CANCELLING", "CANCELING");
  private static final List<String> CANCELLED = List.of("CANCELLED", "CANCELED");

  private static final List<String> OTHER_ENDS =
      List.of(
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
    return word(OperationState.CANCELLED, words);
  }

  /** Returns the first word for a state of a job; null where there is none. */
  static @Nullable String word(OperationState state, List<String> words) {
    List<String> known =
        switch (state) {
          case RUNNING -> STARTED;
          case CANCELLING -> CANCELLING;
          case CANCELLED -> CANCELLED;
          case SUCCEEDED -> List.of("SUCCEEDED");
          case FAILED -> List.of("FAILED");
        };
    // In loops, for each start asks for some of them.
    for (String each : known) {
      for (String word : words) {
        if (means(word, each)) {
          return word;
        }
      }
    }
    return null;
  }

  /** Returns whether resources of a type are jobs: they have a word for a cancel. */
  static boolean areJobs(MessageType type) {
    return holder(type) != null;
  }

  /** Returns whether jobs of a type begin in a state, and there is one that they succeed in. */
  static boolean endByThemselves(MessageType type) {
    MessageType holder = holder(type);
    return holder != null
        && word(OperationState.RUNNING, holder.states()) != null
        && word(OperationState.SUCCEEDED, holder.states()) != null;
  }

  /** Returns whether a job has come to an end. */
  static boolean isOver(JsonObject job, MessageType type) {
    @Nullable String state = (holder(type) == type ? job : status(job)).string(STATE);
    return isOneOf(CANCELLED, state) || isOneOf(OTHER_ENDS, state);
  }

  /**
   * Returns a job in a state that it has come to; where its type has no word for that, as it is.
   *
   * @param message what there is to say of it; null for nothing
   */
  static JsonObject reached(
      OperationState state,
      @Nullable String message,
      JsonObject job,
      MessageType type,
      Moment now) {
    MessageType holder = holder(type);
    if (holder == null) {
      return job;
    }
    return holder == type
        ? said(state, message, job, type, now)
        : job.with(STATUS, said(state, message, status(job), holder, now));
  }

  private static JsonObject said(
      OperationState state,
      @Nullable String message,
      JsonObject holder,
      MessageType type,
      Moment now) {
    String word = word(state, type.states());
    if (word == null) {
      return holder;
    }
    String time = now.time().toString();
    JsonObject next = holder.with(STATE, word);
    boolean starts = state == OperationState.RUNNING && type.has(START_TIME);
    next = starts ? next.with(START_TIME, time) : next;
    boolean ends = state.isDone() && type.has(END_TIME) && next.get(END_TIME) == null;
    next = ends ? next.with(END_TIME, time) : next;
    next = message != null && type.has(MESSAGE) ? next.with(MESSAGE, message) : next;
    return OutputOnlyFields.updated(next, type, now.time());
  }

  /** Returns the type that has the state: that of the job, or of its status; null for neither. */
  private static @Nullable MessageType holder(MessageType type) {
    if (cancelled(type.states()) != null) {
      return type;
    }
    MessageType status = type.messageOf(STATUS);
    return status != null && cancelled(status.states()) != null ? status : null;
  }

  private static JsonObject status(JsonObject job) {
    return job.get(STATUS) instanceof JsonObject status ? status : JsonObject.EMPTY;
  }

  private static boolean isOneOf(List<String> words, @Nullable String word) {
    return word != null && words.stream().anyMatch(each -> means(word, each));
  }

  private static boolean means(String word, String state) {
    int prefix = word.length() - state.length();
    return word.endsWith(state) && (prefix == 0 || word.charAt(prefix - 1) == '_');
  }
}
