package io.github.wiremocklro.junit;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes for {@link OutsideTestsTest} to run. */
final class OutsideTestCases {
  private OutsideTestCases() {}

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  abstract static class Shared {
    static final CountDownLatch TEST_RUNS = new CountDownLatch(1);
    static final CountDownLatch OTHER_IS_OVER = new CountDownLatch(1);

    @RegisterExtension
    static final WireMockLroExtension fake = new WireMockLroExtension().forAllClasses();
  }

  /** Its test is in the middle all the while that the other class lasts. */
  static class Running extends Shared {
    @Test
    void test(TestReporter reporter) {
      TEST_RUNS.countDown();
      await(OTHER_IS_OVER);
      reporter.publishEntry("seen by the test", fake.records().size() + " operations");
    }
  }

  static class Beginning extends Shared {
    @BeforeAll
    static void beforeAll(FakeOperations parameter, TestReporter reporter) throws Exception {
      await(TEST_RUNS);
      fake.start(operation());
      reporter.publishEntry("before all", fake.parent());
      reporter.publishEntry("parameter", parameter.parent());
      reporter.publishEntry("other thread", onAnotherThread(fake::parent));
      reporter.publishEntry(
          "other thread, by name", onAnotherThread(() -> fake.in("organizations/o").parent()));
    }

    private static String onAnotherThread(Supplier<String> asked) throws Exception {
      return CompletableFuture.supplyAsync(asked, task -> new Thread(task).start())
          .exceptionally(failure -> String.valueOf(failure.getCause()))
          .get(30, TimeUnit.SECONDS);
    }

    @Test
    void test() {
      assertTrue(fake.parent().startsWith("projects/t-"));
    }

    @AfterAll
    static void afterAll(TestReporter reporter) {
      reporter.publishEntry("after all", fake.parent());
      OTHER_IS_OVER.countDown();
    }
  }

  /** The second instance is made while the test of the first one is in the middle. */
  @Execution(ExecutionMode.CONCURRENT)
  static class AskedByAField {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final CountDownLatch FIRST_RUNS = new CountDownLatch(1);
    private static final CountDownLatch SECOND_IS_MADE = new CountDownLatch(1);

    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    private final boolean first = COUNT.incrementAndGet() == 1;
    private final String parent = parent();

    private String parent() {
      if (first) {
        return fake.parent();
      }
      await(FIRST_RUNS);
      String asked = fake.parent();
      SECOND_IS_MADE.countDown();
      return asked;
    }

    @RepeatedTest(2)
    void test(TestReporter reporter) {
      FIRST_RUNS.countDown();
      await(SECOND_IS_MADE);
      reporter.publishEntry("field", parent);
      reporter.publishEntry("test", fake.parent());
    }
  }

  @TestInstance(PER_CLASS)
  static class AskedTooEarly {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    private final String url = fake.baseUrl();

    @Test
    void test() {
      assertTrue(url.startsWith("http"));
    }
  }

  static final List<Consumer<WireMockLroExtension>> SETTINGS =
      List.of(
          WireMockLroExtension::requireAuth,
          fake -> fake.allowedHosts("host"),
          fake -> fake.tlsNames("host"),
          fake -> fake.api(Path.of("none.jar")),
          WireMockLroExtension::lenient,
          WireMockLroExtension::strictParents,
          WireMockLroExtension::fatesForAllApis,
          fake -> fake.scope("projects/my-app"),
          WireMockLroExtension::forAllClasses,
          fake -> fake.failOn(leftRunning()));

  /** Two classes that have a server each, one after another. */
  @Execution(ExecutionMode.SAME_THREAD)
  abstract static class OneByOne {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void test(TestReporter reporter) {
      int status = new Rest(fake::baseUrl).get("/v1/" + fake.parent() + "/lakes").status();
      reporter.publishEntry("without a token", String.valueOf(status));
      fake.start(operation());
    }
  }

  static class SaidTooLate extends OneByOne {
    @BeforeAll
    static void beforeAll(TestReporter reporter) {
      sayEach(reporter);
    }

    @BeforeEach
    void beforeEach(TestReporter reporter) {
      sayEach(reporter);
    }

    private static void sayEach(TestReporter reporter) {
      for (Consumer<WireMockLroExtension> setting : SETTINGS) {
        IllegalStateException refused =
            assertThrows(IllegalStateException.class, () -> setting.accept(fake));
        reporter.publishEntry("refused", String.valueOf(refused.getMessage()));
      }
    }
  }

  static class AfterIt extends OneByOne {}
}
