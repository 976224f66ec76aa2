package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Each Surefire execution names the JUnit version it is meant to run on; without this check a
 * class-path mistake would let both run on the same one and still be green.
 */
class JupiterVersionTest {

  @Test
  void runsOnTheJupiterVersionOfItsExecution() {
    assertThat(Test.class.getPackage().getImplementationVersion())
        .isEqualTo(System.getProperty("expected.jupiter.version"));
  }

  @Test
  void runsOnThePlatformVersionOfItsExecution() {
    assertThat(AnnotationSupport.class.getPackage().getImplementationVersion())
        .isEqualTo(System.getProperty("expected.platform.version"));
  }
}
