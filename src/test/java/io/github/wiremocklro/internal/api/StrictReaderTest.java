package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader by which replies are judged does refuse what their types do not have. */
class StrictReaderTest {
  private static final String OPERATION = "google.longrunning.Operation";
  private static final String RESPONSE =
      "{\"name\":\"a\",\"response\":{\"@type\":\"type.googleapis.com/google.cloud.redis.v1.Instance\",%s}}";

  private final StrictReader reader = new StrictReader(PublishedModel.of("redis-v1").pool());

  @ParameterizedTest
  @ValueSource(strings = {"\"uid\":\"u\"", "\"state\":\"ACTIVE\"", "\"memorySizeGb\":\"much\""})
  void refusesAFieldAWordAndAValueThatTheTypeDoesNotHave(String field) {
    assertThatThrownBy(() -> reader.read(OPERATION, RESPONSE.formatted(field)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void takesWhatItHas() {
    assertThatNoException()
        .isThrownBy(() -> reader.read(OPERATION, RESPONSE.formatted("\"state\":\"READY\"")));
  }
}
