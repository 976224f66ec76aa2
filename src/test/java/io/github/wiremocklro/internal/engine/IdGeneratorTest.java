package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Isolated, as one test changes the locale of all. */
@Isolated
class IdGeneratorTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final IdGenerator ids = new IdGenerator(new Random(1));

  @Test
  void makesIdsOfOperationsAsGoogleDoes() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(ids.operationId(NOW))
          .matches("operation-1767323045678-[0-9a-f]{13}-[0-9a-f]{8}-[0-9a-f]{8}");
    }
  }

  @Test
  void makesTheSameIdsWhateverTheUsersLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(ids.operationId(NOW)).matches("[A-Za-z0-9._-]+");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** AIP-148: a UUID4. */
  @Test
  void makesUidsThatAreRandomUuids() {
    for (int i = 0; i < 1_000; i++) {
      String uid = ids.uid();
      UUID uuid = UUID.fromString(uid);

      assertThat(uid).isEqualTo(uuid.toString());
      assertThat(uuid.version()).isEqualTo(4);
      assertThat(uuid.variant()).isEqualTo(2);
    }
  }

  @Test
  void makesEachIdOnce() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.uid());
      made.add(ids.operationId(NOW));
    }

    assertThat(made).hasSize(20_000);
  }

  @Test
  void makesTheSameIdsFromTheSameSeed() {
    assertThat(new IdGenerator(new Random(2)).operationId(NOW))
        .isEqualTo(new IdGenerator(new Random(2)).operationId(NOW))
        .isNotEqualTo(new IdGenerator(new Random(3)).operationId(NOW));
  }
}
