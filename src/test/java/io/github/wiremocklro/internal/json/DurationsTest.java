package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations against Google's own reader and writer of them. */
class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "30s, PT30S",
    "3.5s, PT3.5S",
    "0.000000001s, PT0.000000001S",
    "-1.25s, PT-1.25S",
    "-0.5s, PT-0.5S",
    "315576000000s, PT87660000H"
  })
  void areSecondsWithADot(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.format(duration)).isEqualTo(text);
  }

  @Test
  void areReadAndWrittenAsGoogleReadsAndWritesThem() throws ParseException {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long seconds = random.nextLong(-315_576_000_000L, 315_576_000_001L) >> random.nextInt(36);
      int nanos = random.nextBoolean() ? 0 : random.nextInt(1_000_000_000);
      Duration duration = Duration.ofSeconds(seconds, nanos);

      String text = Durations.format(duration);
      com.google.protobuf.Duration byGoogle = com.google.protobuf.util.Durations.parse(text);

      assertThat(Durations.parse(text)).isEqualTo(duration);
      assertThat(Durations.parse(com.google.protobuf.util.Durations.toString(byGoogle)))
          .isEqualTo(duration);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1h, 3600s",
    "5m, 300s",
    "2 min, 120s",
    "1500ms, 1.5s",
    "1d, 86400s",
    "30, 30s",
    "30S, 30s",
    "0h, 0s"
  })
  void inOtherUnitsAreAnsweredWithTheSeconds(String text, String seconds) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("\"%s\" is no proto3 JSON duration; write seconds: \"%s\"", text, seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", ".5s", "5.s", "1e3s", "+1s", "PT1H", " 1s", "1s ", "1.0000000001s", "٣s"})
  void areRefusedWhereTheyAreNone(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("is no proto3 JSON duration");
  }

  @Test
  void ofRealTimeAreNoLongerThanAServerIsThere() {
    assertThat(Durations.parseReal("3153600000s")).isEqualTo(Duration.ofDays(36_500));
    assertThatThrownBy(() -> Durations.parseReal("315576000000s"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("\"315576000000s\" is more than a century of real time");
  }
}
