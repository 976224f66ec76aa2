package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for a state that Google's APIs have (each row an enum State of the API named). */
class StateWordsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Dataplex, ACTIVE CREATING DELETING ACTION_REQUIRED, CREATING, ACTIVE, DELETING",
    "Redis, CREATING READY UPDATING DELETING REPAIRING, CREATING, READY, DELETING",
    "Spanner, CREATING READY READY_OPTIMIZING, CREATING, READY,",
    "AlloyDB, READY STOPPED EMPTY CREATING DELETING FAILED, CREATING, READY, DELETING",
    "Functions, ACTIVE FAILED DEPLOYING DELETING UNKNOWN, DEPLOYING, ACTIVE, DELETING",
    "Workflows, ACTIVE UNAVAILABLE, , ACTIVE,",
    "PersistentResource, PROVISIONING RUNNING STOPPING ERROR, PROVISIONING, RUNNING,",
    "FeatureOnlineStore, STABLE UPDATING, , STABLE,",
    "BothInEitherOrder, ACTIVE RUNNING READY, , READY,",
    "Execution, NEW COMPLETE FAILED, , ,"
  })
  void areThoseOfTheEnum(
      String of,
      String words,
      @Nullable String creating,
      @Nullable String settled,
      @Nullable String deleting) {
    MessageType type =
        new FixedType(Set.of("state"), Set.of("state"), List.of(words.split(" ")), Map.of());

    assertThat(StateWords.of(type, null))
        .as(of)
        .isEqualTo(new StateWords(creating, settled, deleting));
  }
}
