package io.github.wiremocklro.operation;

import org.jspecify.annotations.Nullable;

/** What has become of an operation, in one word. */
public enum OperationState {
  /** Not done, and no cancel accepted. */
  RUNNING,
  /** Not done, and a cancel accepted. */
  CANCELLING,
  /** Done with a response. */
  SUCCEEDED,
  /** Done with an error other than {@link Code#CANCELLED}. */
  FAILED,
  /** Done with {@link Code#CANCELLED}. */
  CANCELLED;

  /** Returns the state of an operation that is done, with this error or, if null, a response. */
  public static OperationState doneWith(@Nullable Status error) {
    if (error == null) {
      return SUCCEEDED;
    }
    return error.code() == Code.CANCELLED ? CANCELLED : FAILED;
  }

  /** Returns whether the operation is done. */
  public boolean isDone() {
    return this != RUNNING && this != CANCELLING;
  }
}
