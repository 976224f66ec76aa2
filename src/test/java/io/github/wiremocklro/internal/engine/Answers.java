package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What calls are answered. */
public final class Answers {
  private Answers() {}

  /** Returns the error that answers a call; fails if none does. */
  public static Status errorOf(ThrowingCallable call) {
    StatusException thrown = catchThrowableOfType(StatusException.class, call);
    assertThat(thrown).as("the error that answers the call").isNotNull();
    return thrown.status();
  }

  /** Returns the code of the error that answers a call; fails if none does. */
  public static Code codeOf(ThrowingCallable call) {
    return errorOf(call).code();
  }
}
