package io.github.wiremocklro.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs test classes as a build does, one after the other in one JVM, and prints what the last of
 * them took: from its static field to its first answered request, or for the body of its test.
 */
final class TestClasses {
  private static final String PATH = "/v1/projects/p/locations/l/operations";

  private TestClasses() {}

  public static void main(String[] names) throws ClassNotFoundException {
    for (String name : names) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(Class.forName(TestClasses.class.getName() + "$" + name)))
          .execute()
          .testEvents()
          .assertStatistics(statistics -> statistics.succeeded(1));
    }
  }

  private static void answered(int port, long start) throws Exception {
    try (Connection connection = new Connection(port)) {
      connection.call("GET", PATH, "").expect(200);
    }
    System.out.println(System.nanoTime() - start);
  }

  static final class FirstFake {
    static final long START = System.nanoTime();
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void answers() throws Exception {
      answered(fake.wireMock().port(), START);
    }
  }

  static final class SecondFake {
    static final long START = System.nanoTime();
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void answers() throws Exception {
      answered(fake.wireMock().port(), START);
    }
  }

  static final class FirstBare {
    static final long START = System.nanoTime();
    @RegisterExtension static final WireMockExtension bare = bareExtension();

    @Test
    void answers() throws Exception {
      bare.stubFor(get(PATH).willReturn(ok()));
      answered(bare.getPort(), START);
    }
  }

  static final class SecondBare {
    static final long START = System.nanoTime();
    @RegisterExtension static final WireMockExtension bare = bareExtension();

    @Test
    void answers() throws Exception {
      bare.stubFor(get(PATH).willReturn(ok()));
      answered(bare.getPort(), START);
    }
  }

  static final class OneHour {
    @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

    @Test
    void cancelledHalfWay() throws Exception {
      long start = System.nanoTime();
      fake.freezeClock();
      String path = "/v1/" + fake.start(operation().doneAfter(time(Duration.ofHours(1)))).name();
      try (Connection client = new Connection(fake.wireMock().port())) {
        fake.advanceClock(Duration.ofMinutes(30));
        require(client.call("GET", path, "").expect(200).body().contains("\"done\":false"));
        client.call("POST", path + ":cancel", "{}").expect(200);
        require(client.call("GET", path, "").expect(200).body().contains("\"code\":1"));
      }
      System.out.println(System.nanoTime() - start);
    }
  }

  private static WireMockExtension bareExtension() {
    return WireMockExtension.newInstance()
        .options(WireMockConfiguration.options().dynamicPort())
        .build();
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError("the operation is not as it should be");
    }
  }
}
