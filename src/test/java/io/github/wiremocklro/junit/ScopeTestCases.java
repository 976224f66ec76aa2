package io.github.wiremocklro.junit;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes for {@link ScopeExtensionTest} to run: their application has a fixed project. */
final class ScopeTestCases {
  private static final String APP = "projects/my-app";
  private static final String PARENT = APP + "/locations/us-central1";

  private ScopeTestCases() {}

  private static WireMockLroExtension fixed() {
    return new WireMockLroExtension().scope(APP);
  }

  /** What the application does, which knows nothing of the test. */
  private static String createsLake(FakeOperations fake) {
    return new Rest(fake::baseUrl)
        .post("/v1/" + PARENT + "/lakes?lakeId=sales", "{}")
        .text("/name");
  }

  private static void createsLakeOverGrpc(FakeOperations fake) {
    new JsonGrpc(fake.baseUrl(), List.of(CreateLakeRequest.getDescriptor().getFile()))
        .call(
            "google.cloud.dataplex.v1.DataplexService/CreateLake",
            "{\"parent\": \"%s\", \"lakeId\": \"sales\"}".formatted(PARENT));
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class NextMeetsTheApplication {
    @RegisterExtension static final WireMockLroExtension fake = fixed();

    @Test
    void overRest(FakeOperations mine) {
      mine.next(any(), operation().doneAfter(polls(0)));
      assertTrue(fake.record(createsLake(fake)).operation().done());
    }

    @Test
    void overGrpc() {
      fake.next(any(), operation().doneAfter(polls(0)));
      createsLakeOverGrpc(fake);
      assertTrue(fake.record(PARENT + "/lakes/sales").operation().done());
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class FoundAsNew {
    @RegisterExtension static final WireMockLroExtension fake = fixed();

    @BeforeAll
    static void beforeAll() {
      fake.start(operation());
    }

    @RepeatedTest(2)
    void each(TestReporter reporter) {
      reporter.publishEntry("found", String.valueOf(fake.records().size()));
      reporter.publishEntry("frozen", String.valueOf(fake.clock().frozen()));
      createsLake(fake);
      fake.freezeClock();
    }
  }

  static class BeforeAndAfterAll {
    @RegisterExtension static final WireMockLroExtension fake = fixed();

    @BeforeAll
    static void beforeAll(TestReporter reporter) {
      reporter.publishEntry("parent", fake.parent());
    }

    @Test
    void test() {
      createsLake(fake);
    }

    @AfterAll
    static void afterAll(TestReporter reporter) {
      reporter.publishEntry("parent", fake.parent());
    }
  }

  static class OfTheTopLevel {
    @RegisterExtension
    static final WireMockLroExtension fake = new WireMockLroExtension().scope("operations");

    @Test
    void test(TestReporter reporter) {
      reporter.publishEntry("started", fake.start(operation()).name().toString());
    }
  }

  /** Its application works in a project, and starts operations of the top level too. */
  @Execution(ExecutionMode.SAME_THREAD)
  static class TwoScopes {
    @RegisterExtension
    static final WireMockLroExtension fake = fixed().scope("operations").failOn(leftRunning());

    @RepeatedTest(2)
    void each(TestReporter reporter) {
      FakeOperations second = fake.in("operations");
      reporter.publishEntry("found", String.valueOf(second.records().size()));
      second.start(operation());
    }
  }

  static class LeavesOneRunning {
    @RegisterExtension static final WireMockLroExtension fake = fixed().failOn(leftRunning());

    @Test
    void test() {
      createsLake(fake);
    }
  }

  /** Counts how many tests are in the middle. */
  private static final class Meanwhile {
    private final AtomicInteger inside = new AtomicInteger();

    void test(FakeOperations fake, TestReporter reporter) {
      int others = inside.getAndIncrement();
      createsLake(fake);
      reporter.publishEntry("others", String.valueOf(others));
      reporter.publishEntry("operations", String.valueOf(fake.records().size()));
      inside.decrementAndGet();
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    private static final Meanwhile TESTS = new Meanwhile();
    @RegisterExtension static final WireMockLroExtension fake = fixed();

    @RepeatedTest(4)
    void each(TestReporter reporter) {
      TESTS.test(fake, reporter);
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Inside {
      @RepeatedTest(4)
      void each(TestReporter reporter) {
        TESTS.test(fake, reporter);
      }
    }
  }

  @TestInstance(PER_CLASS)
  @Execution(ExecutionMode.CONCURRENT)
  static class ParallelInOneInstance {
    private final Meanwhile tests = new Meanwhile();
    @RegisterExtension final WireMockLroExtension fake = fixed();

    @RepeatedTest(4)
    void each(TestReporter reporter) {
      tests.test(fake, reporter);
    }
  }

  /** Each of the two is in the middle while the other is: they have servers of their own. */
  @Execution(ExecutionMode.CONCURRENT)
  static class EachWithItsServer {
    private static final CountDownLatch BOTH = new CountDownLatch(2);
    @RegisterExtension final WireMockLroExtension fake = fixed();

    @RepeatedTest(2)
    void each() throws InterruptedException {
      BOTH.countDown();
      assertTrue(BOTH.await(30, TimeUnit.SECONDS));
    }
  }

  /** Two classes that have the same two extensions, and ask for them in different orders. */
  static final class Crossed {
    private static final WireMockLroExtension A = fixed();
    private static final WireMockLroExtension B = fixed();
    private static final Meanwhile TESTS = new Meanwhile();

    private Crossed() {}

    @Execution(ExecutionMode.CONCURRENT)
    static class OneWay {
      @RegisterExtension
      @Order(1)
      static final WireMockLroExtension one = A;

      @RegisterExtension
      @Order(2)
      static final WireMockLroExtension two = B;

      @RepeatedTest(5)
      void each(TestReporter reporter) {
        TESTS.test(A, reporter);
      }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class TheOther {
      @RegisterExtension
      @Order(1)
      static final WireMockLroExtension one = B;

      @RegisterExtension
      @Order(2)
      static final WireMockLroExtension two = A;

      @RepeatedTest(5)
      void each(TestReporter reporter) {
        TESTS.test(A, reporter);
      }
    }
  }

  /** An extension that comes after that of the fake, and fails before the first test. */
  @Execution(ExecutionMode.SAME_THREAD)
  static class FailsBeforeTheFirst {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    @Order(1)
    static final WireMockLroExtension fake = fixed();

    @RegisterExtension
    @Order(2)
    static final BeforeEachCallback other = context -> failFirst();

    private static void failFirst() {
      if (COUNT.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
    }

    @RepeatedTest(2)
    void each(TestReporter reporter) {
      reporter.publishEntry("server", fake.baseUrl());
    }
  }

  /** One that comes before that of the fake. */
  @Execution(ExecutionMode.SAME_THREAD)
  static class FailsEvenBefore {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    @Order(1)
    static final BeforeEachCallback other = context -> failFirst();

    @RegisterExtension
    @Order(2)
    static final WireMockLroExtension fake = fixed();

    @BeforeAll
    static void beforeAll(TestReporter reporter) {
      reporter.publishEntry("server", fake.baseUrl());
    }

    private static void failFirst() {
      if (COUNT.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
    }

    @RepeatedTest(2)
    void each(TestReporter reporter) {
      reporter.publishEntry("server", fake.baseUrl());
    }
  }

  static class Missed {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void passes() {
      fake.next(any(), operation());
      createsLake(fake);
    }
  }

  static class MissedAndFailed {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void test() {
      fake.next(create(fake.parent() + "/lakes/sales").times(2), operation());
      createsLake(fake);
      throw new AssertionError("the test's own failure");
    }
  }

  static class NotMissed {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void armsMoreThanComes() {
      fake.next(any(), operation());
      fake.start(operation());
      fake.next(any(), operation());
    }

    @Test
    void isMetThoughOthersComeElsewhere() {
      fake.next(any(), operation());
      fake.start(operation());
      fake.in("organizations/o").start(operation());
    }
  }

  static class LeavesSomethingElsewhere {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void anOperation() {
      createsLake(fake);
      fake.in("projects/other").next(any(), operation());
    }

    @Test
    void another() {
      fake.in("organizations/o").start(operation().doneAfter(polls(0)));
    }
  }

  abstract static class SeveralClasses {
    @RegisterExtension static final WireMockLroExtension fake = fixed().forAllClasses();

    @Test
    void test(TestReporter reporter) {
      reporter.publishEntry("server", fake.baseUrl());
      reporter.publishEntry("operations", String.valueOf(fake.records().size()));
      createsLake(fake);
      fake.in("projects/other").start(operation());
    }
  }

  static class First extends SeveralClasses {}

  static class Second extends SeveralClasses {}

  static class ForAllClassesInAnInstanceField {
    @RegisterExtension final WireMockLroExtension fake = fixed().forAllClasses();

    @Test
    void test() {
      createsLake(fake);
    }
  }

  static class SaidTooLate {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void test() {
      fake.scope(APP);
    }
  }
}
