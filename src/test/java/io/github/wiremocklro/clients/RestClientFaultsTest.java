package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Code.RESOURCE_EXHAUSTED;
import static io.github.wiremocklro.operation.Code.UNAVAILABLE;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.body;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.FaultReply.truncated;
import static io.github.wiremocklro.operation.FaultReply.violation;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.Violation.DONE_WITHOUT_RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.InternalException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.UnknownException;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.OperationState;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What google-cloud-dataplex 1.86.0 (gax-httpjson 2.76.0) makes of what goes wrong. */
class RestClientFaultsTest {
  @RegisterExtension static final RestClientExtension REST = new RestClientExtension();

  private final FakeOperations fake = REST.project();

  /** Operations.CancelOperation is retried on UNAVAILABLE. */
  @Test
  void aCancelThatMeetsAnUnavailableServerIsSentAgain() {
    String name = start(onCancel(error(UNAVAILABLE, "restarting")));

    REST.operations().cancelOperation(name);

    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLED);
    assertThat(fake.history(name))
        .extracting(Event::type)
        .containsExactly(
            Event.Type.STARTED,
            Event.Type.CANCEL_REQUESTED,
            Event.Type.CANCEL_REQUESTED,
            Event.Type.DONE);
  }

  /** It is not sent again, and the client cannot know that it took effect. */
  @Test
  void aCancelWhoseReplyIsLostIsUnknownToTheClientAndTookEffect() {
    String name = start(onCancel(dropped()));

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> REST.operations().cancelOperation(name));

    assertThat(error).isInstanceOf(UnknownException.class);
    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLED);
  }

  /** A poll is retried on nothing but UNAVAILABLE: the future ends, the operation does not. */
  @Test
  void aPollThatIsTurnedAwayEndsTheFutureAndNotTheOperation() {
    String name = start(onGet(error(RESOURCE_EXHAUSTED, "slow down")));

    assertThat(causeOfFuture(name)).isInstanceOf(ResourceExhaustedException.class);
    assertThat(fake.record(name).operation().done()).isFalse();
  }

  @Test
  void aProxysErrorPageIsAnInternalError() {
    String name = start(onGet(body(502, "<html>Bad Gateway</html>")).forever());

    assertThat(causeOfFuture(name)).isInstanceOf(InternalException.class);
  }

  /** The trap: it has the type of a cancelled operation, and only its cause tells. */
  @Test
  void aReplyThatBreaksOffLooksLikeACancelledOperation() {
    String name = start(onGet(truncated()).forever());

    assertThat(causeOfFuture(name))
        .isInstanceOf(CancelledException.class)
        .hasCauseInstanceOf(Exception.class);
    assertThat(fake.record(name).state()).isEqualTo(OperationState.RUNNING);
  }

  @Test
  void anOperationThatIsDoneWithoutAResultCannotBeUnpacked() {
    String name = start(onGet(violation(DONE_WITHOUT_RESULT)));

    assertThat(causeOfFuture(name))
        .isInstanceOf(UnknownException.class)
        .hasMessageEndingWith("succeeded, but encountered a problem unpacking it.");
  }

  private String start(Fault fault) {
    return fake.start(operation().doneAfter(never()).fault(fault)).name().toString();
  }

  private static Throwable causeOfFuture(String name) {
    return catchThrowableOfType(
            ExecutionException.class,
            () -> REST.client().createLakeOperationCallable().resumeFutureCall(name).get())
        .getCause();
  }
}
