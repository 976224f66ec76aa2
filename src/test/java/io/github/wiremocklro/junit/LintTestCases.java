package io.github.wiremocklro.junit;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static io.github.wiremocklro.verification.Lint.polledAfterDone;

import io.github.wiremocklro.operation.Operation;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes for {@link LintExtensionTest} to run: their clients misbehave, or do not. */
final class LintTestCases {
  private LintTestCases() {}

  static class InStaticField {
    @RegisterExtension
    static final WireMockLroExtension fake =
        new WireMockLroExtension().failOn(leftRunning()).failOn(polledAfterDone());

    @Test
    void clean() throws IOException {
      poll(fake, fake.start(operation().doneAfter(polls(1))));
    }

    @Test
    void leavesOneRunningAndPollsAnotherAfterItsEnd() throws IOException {
      fake.start(operation());
      Operation done = fake.start(operation().doneAfter(polls(1)));
      poll(fake, done);
      poll(fake, done);
    }

    @Test
    void fails() {
      fake.start(operation());
      Assertions.fail("the test's own failure");
    }

    @Test
    void isAborted() {
      fake.start(operation());
      Assumptions.abort();
    }
  }

  static class EndedAfterEach {
    @RegisterExtension
    final WireMockLroExtension fake = new WireMockLroExtension().failOn(leftRunning());

    @AfterEach
    void end() {
      fake.records().forEach(record -> fake.cancel(record.operation().name().toString()));
    }

    @Test
    void test() {
      fake.start(operation());
    }
  }

  static class WithoutLints {
    @RegisterExtension final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void test() {
      fake.start(operation());
    }
  }

  private static void poll(WireMockLroExtension fake, Operation operation) throws IOException {
    var uri = URI.create(fake.baseUrl() + "/v1/" + operation.name());
    try (var body = uri.toURL().openStream()) {
      body.readAllBytes();
    }
  }
}
