package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCaseTest {

  @ParameterizedTest
  @CsvSource({"name, name", "display_name, displayName", "a_b_c, aBC", "page_token_2, pageToken2"})
  void theProtosSpellingIsJsonsInLowerCamel(String snake, String lowerCamel) {
    assertThat(FieldCase.lowerCamel(snake)).isEqualTo(lowerCamel);
    assertThat(FieldCase.lowerCamel(lowerCamel)).isEqualTo(lowerCamel);
  }

  @ParameterizedTest
  @CsvSource({"name, name", "displayName, display_name", "aBC, a_b_c", "page_size, page_size"})
  void jsonsSpellingIsTheProtosInSnake(String written, String snake) {
    assertThat(FieldCase.snake(written)).isEqualTo(snake);
  }
}
