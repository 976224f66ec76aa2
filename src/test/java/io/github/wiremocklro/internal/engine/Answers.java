package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultError;
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

  /**
   * Returns the reply to a call.
   *
   * @throws StatusException with the error that answers it; UNAVAILABLE where no reply comes
   */
  public static <T> T reply(Answer<T> answer) {
    T value = answer.value();
    if (value == null || answer.error() != null || isLost(answer)) {
      throw answer.error() != null && !isLost(answer)
          ? answer.error()
          : new StatusException(Status.of(Code.UNAVAILABLE, "No reply came."), "NO_REPLY");
    }
    return value;
  }

  /** Returns whether the client learns nothing from what it gets. */
  public static boolean isLost(Answer<?> answer) {
    Fault fault = answer.fault();
    return fault != null
        && !fault.reply().showsTheReply()
        && !(fault.reply() instanceof FaultError);
  }
}
