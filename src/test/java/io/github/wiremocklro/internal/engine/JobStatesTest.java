package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.OperationState;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    assertThat(started(List.of("QUEUED", "PENDING", "RUNNING"))).isEqualTo("RUNNING");
    assertThat(started(List.of("QUEUED", "PENDING"))).isEqualTo("PENDING");
    assertThat(started(List.of("JOB_STATE_QUEUED"))).isEqualTo("JOB_STATE_QUEUED");
    assertThat(started(List.of("READY"))).isNull();
  }

  @Test
  void haveAWordForACancelThatIsOnItsWayInEitherSpelling() {
    assertThat(JobStates.word(OperationState.CANCELLING, List.of("CANCELED", "CANCELING")))
        .isEqualTo("CANCELING");
    assertThat(JobStates.word(OperationState.CANCELLING, List.of("CANCELED"))).isNull();
  }

  private static @Nullable String started(List<String> words) {
    return JobStates.word(OperationState.RUNNING, words);
  }
}
