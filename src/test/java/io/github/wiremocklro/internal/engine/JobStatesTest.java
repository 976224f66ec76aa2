package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobStatesTest {
  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "CANCELED", "JOB_STATE_CANCELLED"})
  void haveAWordForACancelInEitherSpellingAndBehindTheNameOfTheEnum(String word) {
    assertThat(JobStates.cancelled(List.of("RUNNING", word, "FAILED"))).isEqualTo(word);
  }

  @Test
  void thatOnlyAreBeingCancelledAreNotCancelled() {
    assertThat(JobStates.cancelled(List.of("RUNNING", "CANCELLING", "CANCELING"))).isNull();
  }

  @Test
  void beginWithRunningWhereThatIsAWordElseWithWhatComesBefore() {
    assertThat(JobStates.started(List.of("QUEUED", "PENDING", "RUNNING"))).isEqualTo("RUNNING");
    assertThat(JobStates.started(List.of("QUEUED", "PENDING"))).isEqualTo("PENDING");
    assertThat(JobStates.started(List.of("JOB_STATE_QUEUED"))).isEqualTo("JOB_STATE_QUEUED");
    assertThat(JobStates.started(List.of("READY"))).isNull();
  }
}
