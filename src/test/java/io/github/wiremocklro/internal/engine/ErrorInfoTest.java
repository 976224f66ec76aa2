package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorInfoTest {

  /** What stands before the last slash does not matter (any.proto). */
  @ParameterizedTest
  @CsvSource({
    "type.googleapis.com/google.rpc.ErrorInfo, true",
    "example.com/types/google.rpc.ErrorInfo, true",
    "type.googleapis.com/google.rpc.RetryInfo, false"
  })
  void isKnownByTheNameOfItsMessage(String type, boolean known) {
    assertThat(ErrorInfo.is(JsonObject.of("@type", type))).isEqualTo(known);
  }

  @Test
  void saysWhoseReasonItIs() {
    ErrorInfo ofGoogle = new ErrorInfo("R", "googleapis.com", JsonObject.of("service", "s"));

    assertThat(ofGoogle.json())
        .isEqualTo(
            JsonObject.of("@type", "type.googleapis.com/google.rpc.ErrorInfo", "reason", "R")
                .with("domain", "googleapis.com")
                .with("metadata", JsonObject.of("service", "s")));
    assertThat(ErrorInfo.isOfTheFake(ofGoogle.json())).isFalse();
    assertThat(ErrorInfo.isOfTheFake(ErrorInfo.ofTheFake("R", JsonObject.EMPTY).json())).isTrue();
  }
}
