package io.github.wiremocklro.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** google/rpc/code.proto. */
class CodeTest {

  @Test
  void isEachCodeThatGoogleHas() {
    assertThat(Code.values())
        .extracting(Code::name)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(com.google.rpc.Code.values())
                .filter(code -> code != com.google.rpc.Code.UNRECOGNIZED)
                .map(Enum::name)
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void hasGooglesNumber(Code code) {
    assertThat(code.number()).isEqualTo(com.google.rpc.Code.valueOf(code.name()).getNumber());
  }

  /** The comments of code.proto, "HTTP Mapping". */
  @ParameterizedTest
  @CsvSource({
    "OK, 200",
    "CANCELLED, 499",
    "UNKNOWN, 500",
    "INVALID_ARGUMENT, 400",
    "DEADLINE_EXCEEDED, 504",
    "NOT_FOUND, 404",
    "ALREADY_EXISTS, 409",
    "PERMISSION_DENIED, 403",
    "RESOURCE_EXHAUSTED, 429",
    "FAILED_PRECONDITION, 400",
    "ABORTED, 409",
    "OUT_OF_RANGE, 400",
    "UNIMPLEMENTED, 501",
    "INTERNAL, 500",
    "UNAVAILABLE, 503",
    "DATA_LOSS, 500",
    "UNAUTHENTICATED, 401"
  })
  void hasTheHttpStatusOfTheProto(Code code, int httpStatus) {
    assertThat(code.httpStatus()).isEqualTo(httpStatus);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByNumberAndName(Code code) {
    assertThat(Code.ofNumber(code.number())).contains(code);
    assertThat(Code.ofName(code.name())).contains(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 17, 499, Integer.MAX_VALUE})
  void isNotFoundByOtherNumbers(int number) {
    assertThat(Code.ofNumber(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not_found", "NOT FOUND", "UNRECOGNIZED"})
  void isNotFoundByOtherNames(String name) {
    assertThat(Code.ofName(name)).isEmpty();
  }
}
