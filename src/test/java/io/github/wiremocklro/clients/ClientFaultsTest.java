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
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.UnknownException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.OperationState;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 (gax 2.76.0) makes of what goes wrong. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientFaultsTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientFaultsTest(Transport transport) {
    this.transport = transport;
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
  }

  /** Operations.CancelOperation is retried on UNAVAILABLE. */
  @Test
  void aCancelThatMeetsAnUnavailableServerIsSentAgain() {
    String name = start(onCancel(error(UNAVAILABLE, "restarting")));

    operations.cancelOperation(name);

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
  void aCancelWhoseReplyIsLostTookEffect() {
    String name = start(onCancel(dropped()));

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> operations.cancelOperation(name));

    assertThat(code(error)).isEqualTo(transport.shownOfALostReply());
    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLED);
  }

  /** The future ends, the operation does not. */
  @Test
  void aPollThatIsTurnedAwayEndsTheFutureAndNotTheOperation() {
    String name = start(onGet(error(RESOURCE_EXHAUSTED, "slow down")));

    assertThat(causeOfFuture(name)).isInstanceOf(ResourceExhaustedException.class);
    assertThat(fake.record(name).operation().done()).isFalse();
  }

  @Test
  void aProxysErrorPageIsAnErrorToo() {
    String name = start(onGet(body(500, "<html>Server Error</html>")).forever());

    assertThat(code(causeOfFuture(name))).isEqualTo(transport.shownOfAPage500());
  }

  @Test
  void aReplyThatBreaksOffEndsTheFutureAndNotTheOperation() {
    String name = start(onGet(truncated()).forever());

    Throwable cause = causeOfFuture(name);

    assertThat(code(cause)).isEqualTo(transport.shownOfATruncatedReply());
    assertThat(cause).hasCauseInstanceOf(Exception.class);
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

  private Throwable causeOfFuture(String name) {
    return catchThrowableOfType(
            ExecutionException.class,
            () -> client.createLakeOperationCallable().resumeFutureCall(name).get())
        .getCause();
  }

  private static StatusCode.Code code(Throwable error) {
    return ((ApiException) error).getStatusCode().getCode();
  }
}
