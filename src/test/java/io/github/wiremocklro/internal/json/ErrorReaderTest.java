package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors as they come back from the fake, and from elsewhere. */
class ErrorReaderTest {
  private static final JsonObject DETAIL = JsonObject.of("@type", "x/Detail");

  @Test
  void statusesKeepCodeMessageReasonAndOtherDetails() {
    JsonObject info = ErrorInfo.ofTheFake("OPERATION_DONE", JsonObject.EMPTY).json();

    assertThat(ErrorReader.read(error("FAILED_PRECONDITION", "m", List.of(info, DETAIL))))
        .hasValueSatisfying(
            e ->
                assertThat(e)
                    .isInstanceOfSatisfying(
                        StatusException.class,
                        status -> {
                          assertThat(status.reason()).isEqualTo("OPERATION_DONE");
                          assertThat(status.status())
                              .isEqualTo(
                                  new Status(Code.FAILED_PRECONDITION, "m", List.of(DETAIL)));
                        }));
  }

  @ParameterizedTest
  @CsvSource({"$.a.b, a.b", "$, ''", "$[0].a, [0].a", "a.b, a.b", "'', ''"})
  void problemsKeepPathAndTextButNoRootThatJavaDoesNotHave(String path, String inJava) {
    InvalidArgumentException thrown =
        new InvalidArgumentException(path, "v", "is odd", "use 1; or 2");
    JsonObject info = ErrorInfo.ofTheFake("INVALID_ARGUMENT", ErrorInfo.metadata(thrown)).json();

    assertThat(ErrorReader.read(error("INVALID_ARGUMENT", "m", List.of(info))))
        .hasValueSatisfying(
            e ->
                assertThat(e)
                    .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        problem -> {
                          assertThat(problem.path()).isEqualTo(inJava);
                          assertThat(problem)
                              .hasMessage(
                                  "%s\"v\" is odd; use 1; or 2",
                                  inJava.isEmpty() ? "" : inJava + ": ");
                        }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'error': 'x'}",
        "{'error': {'status': 'NOT_FOUND', 'message': 'm'}}",
        "{'error': {'status': 'NOT_FOUND', 'message': 'm', 'details': 'x'}}",
        "{'error': {'status': 'NOT_FOUND', 'details': [1, {'@type': 'type.googleapis.com/google.rpc.ErrorInfo', 'domain': 'googleapis.com'}]}}",
        "{'error': {'status': 'GONE', 'details': [{'@type': 'type.googleapis.com/google.rpc.ErrorInfo', 'domain': 'wiremock-lro'}]}}",
      })
  void othersAreNotOfTheFake(String json) {
    assertThat(ErrorReader.read(Json.parseObject(json.replace('\'', '"'), "$"))).isEmpty();
  }

  private static JsonObject error(String status, String message, List<JsonObject> details) {
    return JsonObject.of(
        "error", JsonObject.of("status", status, "message", message).with("details", details));
  }
}
