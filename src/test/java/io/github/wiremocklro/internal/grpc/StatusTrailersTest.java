package io.github.wiremocklro.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.grpc.Metadata.Entry;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTrailersTest {
  private static final byte[] NONE = {};

  @Test
  void successIsACodeAlone() {
    assertThat(StatusTrailers.of(new GrpcStatus(0, "", NONE)))
        .containsExactly(new Entry("grpc-status", "0"));
  }

  /** Percent-Encoded of grpc/grpc, doc/PROTOCOL-HTTP2.md. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Resource 'a' ~ was: not \"found\", Resource 'a' ~ was: not \"found\"",
        "100 %, 100 %25",
        "\u00fc, %C3%BC",
        "\u20ac, %E2%82%AC",
        "\ud83d\ude00, %F0%9F%98%80",
        "\"\n\t\u007f\", %0A%09%7F"
      },
      ignoreLeadingAndTrailingWhitespace = true)
  void aMessageIsPercentEncoded(String message, String encoded) {
    assertThat(StatusTrailers.of(new GrpcStatus(5, message, NONE)))
        .containsExactly(new Entry("grpc-status", "5"), new Entry("grpc-message", encoded));
  }

  @Test
  void detailsAreBase64WithoutPadding() {
    assertThat(StatusTrailers.of(new GrpcStatus(5, "", new byte[] {1, 2, 3, 4})))
        .contains(new Entry("grpc-status-details-bin", "AQIDBA"));
  }

  /** Clients take 8 KiB of headers, and end the connection or the call for more. */
  @Test
  void whatIsTooLongForClientsIsCut() {
    List<Entry> trailers =
        StatusTrailers.of(new GrpcStatus(5, "\u20ac".repeat(10_000), new byte[10_000]));

    assertThat(trailers).extracting(Entry::name).containsExactly("grpc-status", "grpc-message");
    assertThat(trailers.get(1).value())
        .hasSizeBetween(3_000, 4_000)
        .matches("(%E2%82%AC)+\\.\\.\\.");
  }

  @Test
  void detailsThatFitAreKept() {
    byte[] details = new byte[2_500];

    assertThat(StatusTrailers.of(new GrpcStatus(5, "x".repeat(10_000), details)))
        .contains(
            new Entry(
                "grpc-status-details-bin",
                Base64.getEncoder().withoutPadding().encodeToString(details)));
  }
}
