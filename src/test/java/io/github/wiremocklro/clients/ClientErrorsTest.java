package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How google-cloud-dataplex 1.86.0 (gax 2.76.0) reports each of the canonical codes. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientErrorsTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientErrorsTest(Transport transport) {
    this.transport = transport;
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
  }

  @ParameterizedTest
  @EnumSource(names = "OK", mode = Mode.EXCLUDE)
  void errorOfAnOperationArrivesWithItsCode(Code code) throws Exception {
    String name = fake.start(operation().error(code, "for a reason")).name().toString();
    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeOperationCallable().resumeFutureCall(name);

    ExecutionException failure = catchThrowableOfType(ExecutionException.class, future::get);

    assertThat(failure)
        .cause()
        .isInstanceOf(ApiException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name \"%s\" failed with status".formatted(name))
        .hasMessageEndingWith("for a reason");
    assertThat(((ApiException) failure.getCause()).getStatusCode().getCode())
        .isEqualTo(StatusCode.Code.valueOf(code.name()));
  }

  @ParameterizedTest
  @EnumSource(names = "OK", mode = Mode.EXCLUDE)
  void errorOfACallArrivesAsItsTransportShowsIt(Code code) {
    String name = start(onCancel(error(code, "for a reason")));

    StatusCode.Code shown = codeOf(() -> operations.cancelOperation(name));

    assertThat(shown).isEqualTo(transport.shown(code));
  }

  @Test
  void textOfAnErrorIsInTheCause() {
    String name = start(onCancel(error(Code.ABORTED, "for a reason")));

    assertThatThrownBy(() -> operations.cancelOperation(name))
        .rootCause()
        .hasMessageContaining("ABORTED")
        .hasMessageContaining("for a reason");
  }

  @Test
  void errorTellsWhichResourceItIsAboutAndWhy() {
    String unknown = fake.parent() + "/operations/unknown";

    NotFoundException error =
        catchThrowableOfType(NotFoundException.class, () -> operations.getOperation(unknown));

    transport.assertTells(error, unknown, "It was never started here.");
  }

  private String start(Fault fault) {
    return fake.start(operation().doneAfter(never()).fault(fault)).name().toString();
  }

  /** Returns OK where nothing is thrown. */
  private static StatusCode.Code codeOf(Runnable call) {
    try {
      call.run();
      return StatusCode.Code.OK;
    } catch (ApiException e) {
      return e.getStatusCode().getCode();
    }
  }
}
