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
    "operations/op-1, '', op-1, operations"
  })
  void isWhateverEndsWithOperationsAndAnId(String text, String parent, String id, String scope) {
    OperationName name = OperationName.parse(text);

    assertThat(name).isEqualTo(new OperationName(parent, id));
    assertThat(name).hasToString(text);
    assertThat(name.scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op-1",
        "operations",
        "projects/p",
        "projects/p/operations/a/b",
        "projects/p/Operations/a",
        "projects/p/lakes/a"
      })
  void isNoOtherResourceName(String text) {
    assertThatThrownBy(() -> OperationName.parse(text))
        .isInstanceOf(InvalidScriptException.class)
        .hasMessage(
            "the script: \"%s\" is no operation name; end it with operations/{id}, as in"
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
        .isInstanceOf(InvalidScriptException.class)
        .hasMessageContaining("is no resource name");
  }

  @Test
  void isOfALimitedLength() {
    String longest = "a".repeat(2048 - "operations/".length());

    assertThat(OperationName.parse("operations/" + longest).id()).isEqualTo(longest);
    assertThatThrownBy(() -> OperationName.parse("operations/" + longest + "a"))
        .isInstanceOf(InvalidScriptException.class);
  }

  @Test
  void hasNoSlashInItsId() {
    assertThatThrownBy(() -> new OperationName("projects/p", "a/b"))
        .isInstanceOf(InvalidScriptException.class);
  }
}
