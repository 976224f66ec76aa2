package io.github.wiremocklro.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.github.wiremocklro.FakeOperations;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes for {@link WireMockLroExtensionTest} to run; each tells what it sees. */
final class ExtensionTestCases {
  private static final String SERVER = "server";
  private static final String PARENT = "parent";
  private static final String OPERATIONS = "operations";

  private ExtensionTestCases() {}

  private static void startAndTell(FakeOperations fake, TestReporter reporter) {
    fake.start(operation());
    reporter.publishEntry(SERVER, fake.baseUrl());
    reporter.publishEntry(PARENT, fake.parent());
    reporter.publishEntry(OPERATIONS, String.valueOf(fake.records().size()));
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class InTwoFields {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();
    @RegisterExtension static final WireMockLroExtension same = fake;

    @BeforeAll
    static void before(TestReporter reporter) {
      reporter.publishEntry(PARENT, fake.parent());
    }

    @Test
    void one(TestReporter reporter) {
      startAndTell(fake, reporter);
    }

    @AfterAll
    static void after(TestReporter reporter) {
      reporter.publishEntry(PARENT, fake.parent());
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class StaticField {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void one(TestReporter reporter) {
      startAndTell(fake, reporter);
    }

    @Test
    void two(TestReporter reporter) {
      startAndTell(fake, reporter);
    }

    @Nested
    @Execution(ExecutionMode.SAME_THREAD)
    class Inside {
      @Test
      void three(TestReporter reporter) {
        startAndTell(fake, reporter);
      }
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class InstanceField {
    @RegisterExtension final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void one(TestReporter reporter) {
      stubAndTell(reporter);
    }

    @Test
    void two(TestReporter reporter) {
      stubAndTell(reporter);
    }

    private void stubAndTell(TestReporter reporter) {
      int before = fake.wireMock().getStubMappings().size();
      fake.wireMock().stubFor(get("/mine").willReturn(okJson("{}")));
      int after = fake.wireMock().getStubMappings().size();
      reporter.publishEntry("stubs", before + " " + after);
      reporter.publishEntry(SERVER, fake.baseUrl());
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class LifecycleMethods {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @BeforeAll
    static void beforeAll(TestReporter reporter) {
      reporter.publishEntry("before all", fake.baseUrl());
    }

    @BeforeEach
    void beforeEach(TestReporter reporter) {
      reporter.publishEntry("before each", fake.parent());
    }

    @Test
    void test(TestReporter reporter) {
      reporter.publishEntry("test", fake.parent());
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class TwoServers {
    @RegisterExtension static final WireMockLroExtension one = new WireMockLroExtension();
    @RegisterExtension static final WireMockLroExtension two = new WireMockLroExtension();

    @Test
    void keepApart(TestReporter reporter) {
      one.start(operation().name(one.parent() + "/operations/mine"));
      reporter.publishEntry("operations of one", String.valueOf(one.records().size()));
      reporter.publishEntry("operations of two", String.valueOf(two.records().size()));
    }
  }

  /** Two tests that are both in the middle at the same time. */
  @TestInstance(PER_CLASS)
  @Execution(ExecutionMode.CONCURRENT)
  static class Concurrent {
    @RegisterExtension final WireMockLroExtension fake = new WireMockLroExtension();
    private final CyclicBarrier bothHere = new CyclicBarrier(2);

    @Test
    void one(TestReporter reporter) throws Exception {
      test(reporter);
    }

    @Test
    void two(TestReporter reporter) throws Exception {
      test(reporter);
    }

    private void test(TestReporter reporter) throws Exception {
      bothHere.await(30, TimeUnit.SECONDS);
      fake.freezeClock();
      var before = fake.clock().time();
      bothHere.await(30, TimeUnit.SECONDS);
      fake.advanceClock(Duration.ofHours(1));
      bothHere.await(30, TimeUnit.SECONDS);
      reporter.publishEntry("passed", Duration.between(before, fake.clock().time()).toString());
      startAndTell(fake, reporter);
      bothHere.await(30, TimeUnit.SECONDS);
    }
  }

  /** Two tests at the same time, each with a thread of its own that is not the test's. */
  @TestInstance(PER_CLASS)
  @Execution(ExecutionMode.CONCURRENT)
  static class OtherThreads {
    @RegisterExtension final WireMockLroExtension fake = new WireMockLroExtension();
    private final CyclicBarrier bothHere = new CyclicBarrier(2);

    @Test
    void one(FakeOperations mine, TestReporter reporter) throws Exception {
      test(mine, reporter);
    }

    @Test
    void two(FakeOperations mine, TestReporter reporter) throws Exception {
      test(mine, reporter);
    }

    private void test(FakeOperations mine, TestReporter reporter) throws Exception {
      var other = Executors.newSingleThreadExecutor();
      try {
        bothHere.await(30, TimeUnit.SECONDS);
        String viaParameter = CompletableFuture.supplyAsync(mine::parent, other).get();
        reporter.publishEntry("own parent", fake.parent());
        reporter.publishEntry("parent via parameter", viaParameter);
        String viaField =
            CompletableFuture.supplyAsync(fake::parent, other)
                .exceptionally(failure -> String.valueOf(failure.getCause()))
                .get();
        reporter.publishEntry("via field", viaField);
        bothHere.await(30, TimeUnit.SECONDS);
      } finally {
        other.shutdownNow();
      }
    }
  }

  static class OtherThreadOfTheOnlyTest {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void test(TestReporter reporter) throws Exception {
      String inside = CompletableFuture.supplyAsync(fake::parent).get(30, TimeUnit.SECONDS);
      reporter.publishEntry("same", String.valueOf(inside.equals(fake.parent())));
    }
  }

  static class OwnStub {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void wins(TestReporter reporter) throws Exception {
      fake.wireMock()
          .stubFor(get(urlPathMatching("/v1/.*/operations/.*")).willReturn(okJson("\"mine\"")));
      var uri = java.net.URI.create(fake.baseUrl() + "/v1/" + fake.parent() + "/operations/x");
      try (var body = uri.toURL().openStream()) {
        reporter.publishEntry("answer", new String(body.readAllBytes()));
      }
    }
  }
}
