package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import org.junit.jupiter.api.Test;

/** Without it a class-path mistake would let both executions of Surefire run on one Jackson. */
class JacksonVersionTest {

  @Test
  void runsOnTheJacksonOfItsExecution() {
    assertThat(PackageVersion.VERSION.toString())
        .isEqualTo(System.getProperty("expected.jackson.version"));
    assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString())
        .isEqualTo(System.getProperty("expected.jackson.version"));
  }
}
