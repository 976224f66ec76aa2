package io.github.wiremocklro.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AIP-161 and protobuf's field_mask_utility.cc: how the text of a mask is read. */
class FieldPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a                     | PLAIN a
          display_name.b        | PLAIN display_name, PLAIN b
          labels.a b            | PLAIN labels, PLAIN a b
          labels.`a.b,c`        | PLAIN labels, KEY a.b,c
          labels.`["`.d         | PLAIN labels, KEY [", PLAIN d
          labels["a.B,`"]       | PLAIN labels, EXACT a.B,`
          labels.["a"]["b"].c   | PLAIN labels, EXACT a, EXACT b, PLAIN c
          labels["a\\"\\\\]"]   | PLAIN labels, EXACT a"\\]
          a[0].b`c              | PLAIN a[0], PLAIN b`c
          """)
  void aPathIsNamesOfSeveralForms(String path, String names) {
    assertThat(FieldPath.all(path))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.names())
                  .extracting(name -> name.form() + " " + name.text())
                  .isEqualTo(List.of(names.split(", ")));
              assertThat(FieldPath.all(FieldPath.text(read.names())))
                  .extracting(FieldPath::names)
                  .containsExactly(read.names());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a.",
        ".a",
        "a..b",
        "a.``",
        "a.`b",
        "a.`b`c",
        "a[\"",
        "a[\"b",
        "a[\"b\"",
        "a[\"b\"]c",
        "a[\"b\\"
      })
  void whatIsNoPathHasNoNames(String path) {
    assertThat(FieldPath.all(path)).extracting(FieldPath::names).containsExactly(List.of());
  }

  @Test
  void pathsStandBetweenCommasAndBlanks() {
    assertThat(FieldPath.all(" a , b.c,,`x, d"))
        .extracting(FieldPath::text)
        .containsExactly("a", "b.c", "", "`x", "d");
    assertThat(FieldPath.all(" a , `b` ,c[\"d\"] "))
        .extracting(path -> FieldPath.text(path.names()))
        .containsExactly("a", "`b`", "c[\"d\"]");
  }

  @Test
  void aPathIsNotDeeperThanMessagesAre() {
    assertThat(FieldPath.all("a" + ".a".repeat(99)).get(0).names()).hasSize(100);
    assertThat(FieldPath.all("a" + ".a".repeat(100)).get(0).names()).isEmpty();
  }
}
