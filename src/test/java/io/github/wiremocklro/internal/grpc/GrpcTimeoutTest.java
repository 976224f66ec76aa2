package io.github.wiremocklro.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form is that of grpc/grpc, doc/PROTOCOL-HTTP2.md. */
class GrpcTimeoutTest {

  @ParameterizedTest
  @CsvSource({
    "1H, 1, HOURS",
    "2M, 2, MINUTES",
    "3S, 3, SECONDS",
    "500m, 500, MILLISECONDS",
    "7u, 7, MICROSECONDS",
    "99999999n, 99999999, NANOSECONDS",
    "0S, 0, SECONDS",
    "00000010S, 10, SECONDS"
  })
  void aTimeoutIsANumberAndAUnit(String text, long value, TimeUnit unit) {
    assertThat(GrpcTimeout.parse(text)).isEqualTo(new GrpcTimeout(text, value, unit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "S", "123456789S", "-1S", "1s", "1 S", "1.5S", "1SS", "\u0661S"})
  void anythingElseIsRefused(String text) {
    StatusException refusal =
        catchThrowableOfType(StatusException.class, () -> GrpcTimeout.parse(text));

    assertThat(refusal.status().code()).isEqualTo(Code.INTERNAL);
    assertThat(refusal.status().message()).contains("grpc-timeout is '" + text + "'", "500m");
  }
}
