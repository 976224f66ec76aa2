package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths begin with a version (AIP-185). */
class ApiVersionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects",
        "//v1/projects",
        "/v2beta1/",
        "/v1p1beta1/x",
        "/v10/a/b",
        "/v1_x/"
      })
  void isWhatBeginsWithAVAndADigit(String path) {
    assertThat(ApiVersion.isFirstOf(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/v1",
        "v1/projects",
        "/v/x",
        "/version/x",
        "/x/v1/y",
        "/v1-x/y",
        "/V1/y"
      })
  void isNothingElse(String path) {
    assertThat(ApiVersion.isFirstOf(path)).isFalse();
  }
}
