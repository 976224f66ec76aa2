package io.github.wiremocklro.operation;

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

  /** Returns whether the operation is done. */
  public boolean isDone() {
    return this != RUNNING && this != CANCELLING;
  }
}
