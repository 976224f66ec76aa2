package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void timesAreThoseOfJavaTime() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Instant time =
          Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1), random.nextInt(1_000_000_000));

      TimeText read = TimeText.timestamp(time.toString());

      assertThat(read).isEqualTo(new TimeText(time.getEpochSecond(), time.getNano()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T19:00:00+01:00, 2026-11-26T18:00:00Z",
    "2026-11-26T19:00:00.5-00:30, 2026-11-26T19:30:00.500Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "0001-01-01T01:00:00+01:00, 0001-01-01T00:00:00Z"
  })
  void anOffsetIsTaken(String text, String utc) {
    assertThat(TimeText.timestamp(text)).isNotNull().returns(utc, TimeText::timestampText);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-26",
        "2026-11-26T19:00:00",
        "2026-11-26T19:00Z",
        "2026-11-26t19:00:00Z",
        "2026-11-26T24:00:00Z",
        "2026-11-26T19:60:00Z",
        "2026-11-26T19:00:60Z",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-26T19:00:00.Z",
        "2026-11-26T19:00:00.1234567890Z",
        "2026-11-26T19:00:00,5Z",
        "2026-11-26T19:00:00+1:00",
        "2026-11-26T19:00:00+19:00",
        "2026-11-26T-1:00:00Z",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "+2026-11-26T19:00:00Z"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(TimeText.timestamp(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0s, 0s",
    "-1.5s, -1.500s",
    "3.000001s, 3.000001s",
    "-0.000000001s, -0.000000001s",
    "000001s, 1s",
    "315576000000s, 315576000000s"
  })
  void spansAreTaken(String text, String normal) {
    assertThat(TimeText.duration(text)).isNotNull().returns(normal, TimeText::durationText);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "-s",
        "1",
        "1m",
        "1.s",
        ".5s",
        "+1s",
        "--1s",
        "1.1234567890s",
        "1.5.5s",
        "s.5",
        "315576000000.1s",
        "1315576000000s"
      })
  void whatIsNoSpanIsNone(String text) {
    assertThat(TimeText.duration(text)).isNull();
  }

  @Test
  void whatNoTimestampOrDurationCanBeHasNoText() {
    assertThat(new TimeText(LAST + 1, 0).timestampText()).isNull();
    assertThat(new TimeText(Long.MIN_VALUE, 0).timestampText()).isNull();
    assertThat(new TimeText(0, -1).timestampText()).isNull();
    assertThat(new TimeText(0, 1_000_000_000).timestampText()).isNull();
    assertThat(new TimeText(1, -1).durationText()).isNull();
    assertThat(new TimeText(Long.MIN_VALUE, 0).durationText()).isNull();
    assertThat(new TimeText(0, Integer.MIN_VALUE).durationText()).isNull();
  }
}
