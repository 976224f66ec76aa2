package io.github.wiremocklro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationNameTest {

  @ParameterizedTest
  @CsvSource({
    "projects/p/locations/l/operations/op-1, projects/p/locations/l, op-1, projects/p",
    "organizations/1/locations/l/operations/x, organizations/1/locations/l, x, organizations/1",
    "projects/example.com:p/operations/a:b, projects/example.com:p, a:b, projects/example.com:p",
    "projects/operations/operations/operations, projects/operations, operations,"
        + " projects/operations",
    "operations/op-1, '', op-1, operations",
    "operations/build/p/abc, '', build/p/abc, operations",
    "projects/p/operations/a/b, projects/p, a/b, projects/p",
    "projects/p/global/operations/x, projects/p/global, x, projects/p"
  })
  void isWhateverHasOperationsAndAnIdBehindIt(String text, String parent, String id, String scope) {
    OperationName name = OperationName.parse(text);

    assertThat(name).isEqualTo(new OperationName(parent, id));
    assertThat(OperationName.isName(text)).isTrue();
    assertThat(name.parent()).isEqualTo(parent);
    assertThat(name.id()).isEqualTo(id);
    assertThat(name).hasToString(text);
    assertThat(name.scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "projects/p",
        "projects/operations/lakes/a",
        "projects/p/locations/l/lakes/operations",
        "projects/p/Operations/a",
        "batches/1",
        "projects/p/lakes/a"
      })
  void isAnyOtherResourceNameIfSomebodySaysSo(String text) {
    OperationName name = OperationName.parse(text.replaceFirst("operations$", "x"));

    assertThat(OperationName.isName(text)).isFalse();
    assertThat(name.collection() + "/" + name.id()).isEqualTo(name.text());
    assertThat(name.isIn(name.collection())).isTrue();
    assertThat(name.isIn(name.parent())).isTrue();
  }

  /** What a path means by them is another place (RFC 3986, 5.2.4). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "projects/p/operations/..",
        "projects/p/operations/.",
        "projects/../operations/x",
        "./p/operations/x",
        "operations/.."
      })
  void hasNoSegmentThatIsADotOrTwo(String text) {
    assertThatThrownBy(() -> OperationName.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("none of them . or ..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/p/operations/...", "projects/.p/operations/a..b"})
  void mayHaveDotsAmongOthers(String text) {
    assertThat(OperationName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "projects/p/locations/l, true",
    "projects/p/locations/l/operations, true",
    "projects/p/locations, false",
    "projects/p/locations/m, false",
    "'', false"
  })
  void isInItsCollectionAndItsParent(String other, boolean isIn) {
    assertThat(OperationName.parse("projects/p/locations/l/operations/a/b").isIn(other))
        .isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"op-1", "operations", "projects/p/operations"})
  void isNoSingleSegmentAndNoCollection(String text) {
    assertThat(OperationName.isName(text)).isFalse();
    assertThatThrownBy(() -> OperationName.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "\"%s\" is no operation name; end it with operations/{id}, as in"
                + " \"projects/p/locations/l/operations/op-1\"",
            text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/projects/p/operations/a",
        "projects/p/operations/",
        "projects//operations/a",
        "projects/ /operations/a",
        "projects/p/operations/a\n",
        "projects/p/operations/\u0000"
      })
  void isNoTextThatIsNoResourceName(String text) {
    assertThatThrownBy(() -> OperationName.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("is no resource name");
  }

  @Test
  void isOfALimitedLength() {
    String longest = "a".repeat(2048 - "operations/".length());

    assertThat(OperationName.parse("operations/" + longest).id()).isEqualTo(longest);
    assertThatThrownBy(() -> OperationName.parse("operations/" + longest + "a"))
        .isInstanceOf(InvalidArgumentException.class);
  }
}
