package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tests are compiled against JUnit 6 and run on JUnit 5 too; without this check a class-path
 * mistake would let both runs use the same one and still be green.
 */
class JupiterVersionTest {
  private static final String EXPECTED = System.getProperty("expected.jupiter.version");

  @Test
  void runsOnTheJupiterVersionThatTheBuildNames() {
    assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(EXPECTED);
  }

  @Test
  void runsOnThePlatformThatBelongsToIt() {
    // JUnit 5.x.y came with a platform 1.x.y; since JUnit 6 both have one number.
    assertThat(AnnotationSupport.class.getPackage().getImplementationVersion())
        .isEqualTo(EXPECTED.replaceFirst("^5\\.", "1."));
  }
}
