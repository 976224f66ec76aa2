package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How google-cloud-dataplex 1.86.0 (gax-httpjson 2.76.0) reports each of the canonical codes. */
class RestClientErrorsTest {
  @RegisterExtension static final RestClientExtension REST = new RestClientExtension();

  private final FakeOperations fake = REST.project();

  @ParameterizedTest
  @EnumSource(names = "OK", mode = Mode.EXCLUDE)
  void errorOfAnOperationArrivesWithItsCode(Code code) throws Exception {
    String name = fake.start(operation().error(code, "for a reason")).name().toString();
    OperationFuture<Lake, OperationMetadata> future =
        REST.client().createLakeOperationCallable().resumeFutureCall(name);

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

  /** All but UNAVAILABLE, which makes this client try for ten seconds, and UNAUTHENTICATED. */
  @ParameterizedTest
  @CsvSource({
    "CANCELLED, CANCELLED",
    "UNKNOWN, INTERNAL",
    "INVALID_ARGUMENT, INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED, DEADLINE_EXCEEDED",
    "NOT_FOUND, NOT_FOUND",
    "ALREADY_EXISTS, ABORTED",
    "PERMISSION_DENIED, PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED, RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION, INVALID_ARGUMENT",
    "ABORTED, ABORTED",
    "OUT_OF_RANGE, INVALID_ARGUMENT",
    "UNIMPLEMENTED, UNIMPLEMENTED",
    "INTERNAL, INTERNAL",
    "DATA_LOSS, INTERNAL"
  })
  void errorOfACallArrivesWithTheFirstCodeOfItsHttpStatus(Code code, StatusCode.Code arriving) {
    ApiException error = errorOfCancel(Status.of(code, "for a reason"));

    assertThat(error.getStatusCode().getCode()).isEqualTo(arriving);
    // The reply itself is in the cause only.
    assertThat(error)
        .rootCause()
        .hasMessageContaining("\"%s\"".formatted(code.name()))
        .hasMessageContaining("for a reason");
  }

  /** Java's HttpURLConnection drops the body of such a reply to a POST. */
  @Test
  void unauthenticatedCallArrivesWithItsCodeAndNothingElse() {
    ApiException error = errorOfCancel(Status.of(Code.UNAUTHENTICATED, "for a reason"));

    assertThat(error.getStatusCode().getCode()).isEqualTo(StatusCode.Code.UNAUTHENTICATED);
  }

  private ApiException errorOfCancel(Status refusal) {
    OperationScript script = operation().doneAfter(never()).onCancel(refused().error(refusal));
    String name = fake.start(script).name().toString();
    return catchThrowableOfType(ApiException.class, () -> REST.operations().cancelOperation(name));
  }
}
