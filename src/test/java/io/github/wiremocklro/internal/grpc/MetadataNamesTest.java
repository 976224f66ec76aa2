package io.github.wiremocklro.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.grpc.Metadata.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "x-lro-script",
        "user-agent",
        "x-goog-request-params",
        "date",
        "a-bin"
      })
  void whatAnApplicationSendsIsMetadata(String name) {
    assertThat(MetadataNames.isMetadata(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "te",
        "content-type",
        "content-length",
        "grpc-timeout",
        "grpc-encoding",
        "grpc-accept-encoding",
        "grpc-trace-bin",
        ":path",
        "host",
        "connection"
      })
  void whatIsOfHttpOrOfGrpcIsNone(String name) {
    assertThat(MetadataNames.isMetadata(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "x-a, b, true",
    "x a, b, false",
    "x-\u00fc, b, false",
    "x-a, \u00fc, false",
    "te, b, false"
  })
  void whatGrpcDoesNotAllowIsNotSent(String name, String value, boolean isSent) {
    assertThat(MetadataNames.isSendable(new Entry(name, value))).isEqualTo(isSent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\u0000"})
  void noValueBreaksAHeader(String value) {
    assertThat(MetadataNames.isSendable(new Entry("x-a", value))).isFalse();
  }
}
