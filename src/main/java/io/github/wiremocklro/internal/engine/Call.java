package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client's call of one operation, and the fault that it meets.
 *
 * @param on which method
 * @param request as it came in
 * @param now when it came in
 * @param sinceLastPoll of a poll: the real time since the poll before; null where there was none
 * @param fault what goes wrong; null for nothing
 */
record Call(
    Fault.On on,
    RpcRequest request,
    Moment now,
    @Nullable Duration sinceLastPoll,
    @Nullable Fault fault) {

  boolean takesEffect() {
    return fault == null || fault.applied();
  }

  /**
   * Returns what the history says of it.
   *
   * @param state what the reply shows of the operation, null where it shows nothing
   * @param refusal the error that the call would be answered with but for the fault
   */
  Event event(Event.Type type, @Nullable OperationState state, @Nullable Status refusal) {
    boolean replied = fault == null || fault.reply().showsTheReply();
    Status error =
        fault != null && fault.reply() instanceof FaultError reply ? reply.status() : null;
    return new Event(
        type,
        now.time(),
        now.elapsed(),
        request,
        sinceLastPoll,
        replied ? state : null,
        fault == null ? null : fault.reply().description(),
        replied ? refusal : error,
        0);
  }

  /**
   * Returns what the history says of it, as a fault kept it from taking effect.
   *
   * @param state what there was for a poll to see
   */
  Event missed(OperationState state) {
    Event.Type type =
        switch (on) {
          case CANCEL -> Event.Type.CANCEL_REQUESTED;
          case DELETE -> Event.Type.DELETE_FAILED;
          default -> Event.Type.POLLED;
        };
    return event(type, on.isPoll() ? state : null, null);
  }

  /** Returns the same call when it is answered in the end. */
  Call answeredAt(Moment later) {
    return new Call(on, request, later, null, fault);
  }
}
