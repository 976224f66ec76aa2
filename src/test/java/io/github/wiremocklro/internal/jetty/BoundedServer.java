package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.wiremocklro.internal.grpc.GrpcService;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** A server with other bounds on bodies that are on their way. */
final class BoundedServer implements AutoCloseable {
  /** More than any test has. */
  static final Duration FOR_EVER = Duration.ofHours(1);

  private final WireMockServer wireMock;

  /**
   * Starts a server.
   *
   * @param patience how long a body may take to come
   * @param memory what bodies may take that have come in part
   */
  BoundedServer(Duration patience, long memory) {
    this(patience, memory, Duration.ZERO);
  }

  /**
   * Starts a server.
   *
   * @param patience how long a body may take to come
   * @param memory what bodies may take that have come in part
   * @param patienceAtItsEnd how long it waits for requests in flight before it stops
   */
  BoundedServer(Duration patience, long memory, Duration patienceAtItsEnd) {
    this(patience, memory, patienceAtItsEnd, stubs -> new NoGrpcService(), options -> {});
  }

  /**
   * Starts a server with a gRPC service of the test's.
   *
   * @param patience how long a body may take to come
   * @param memory what bodies may take that have come in part
   * @param patienceAtItsEnd how long it waits for requests in flight before it stops
   */
  BoundedServer(
      Duration patience,
      long memory,
      Duration patienceAtItsEnd,
      Function<StubRequestHandler, GrpcService> grpc,
      Consumer<WireMockConfiguration> configuration) {
    LroServices services = LroServices.create(Limits.DEFAULTS);
    WireMockConfiguration options =
        wireMockConfig()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .httpServerFactory(
                new LroHttpServerFactory(
                    patienceAtItsEnd,
                    services,
                    (unused, stubs, threads) -> grpc.apply(stubs),
                    patience,
                    memory));
    configuration.accept(options);
    wireMock = new WireMockServer(options);
    wireMock.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + wireMock.port();
  }

  int port() {
    return wireMock.port();
  }

  int httpsPort() {
    return wireMock.httpsPort();
  }

  @Override
  public void close() {
    wireMock.stop();
  }
}
