package io.github.wiremocklro.junit;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that fail, for {@link ReportTest} to run. */
final class ReportTestCases {
  @RegisterExtension
  static final WireMockLroExtension fake = new WireMockLroExtension().failOn(leftRunning());

  @Test
  void verifiesWhatDidNotHappen() {
    String name = fake.start(operation()).name().toString();

    fake.verify(operation(name).cancelled());
  }

  @Test
  void leavesOneRunning() {
    fake.start(operation());
  }

  @Test
  void isSentAScript() {
    JsonObject metadata =
        JsonObject.of(
            "@type", "type.googleapis.com/x.Y", "a", "</script><img src=x onerror=alert(1)>");
    String name = fake.start(operation().metadata(metadata)).name().toString();

    fake.verify(operation(name).cancelled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/../b", "<c>"})
  void verifiesTwice(String text) {
    OperationScript script = operation().response(JsonObject.of("@type", "x.y/z", "text", text));
    String name = fake.start(script).name().toString();

    assertThrows(AssertionError.class, () -> fake.verify(operation(name).cancelled()));
    fake.verify(operation(name).cancelled());
  }

  @Nested
  final class Inside {
    @Test
    void verifiesWhatDidNotHappen() {
      ReportTestCases.this.verifiesWhatDidNotHappen();
    }
  }
}
