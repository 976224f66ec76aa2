package io.github.wiremocklro.clients;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for many tests at a time, each in a project of its own. */
final class SharedServer implements AutoCloseable {
  private final AtomicInteger projects = new AtomicInteger();
  private final WireMockLroServer server = new WireMockLroServer();

  void start() {
    server.start();
  }

  @Override
  public void close() {
    server.close();
  }

  String baseUrl() {
    return server.baseUrl();
  }

  /** Returns the server inside, whose journal tells what a client really sent. */
  WireMockServer wireMock() {
    return server.wireMock();
  }

  /** Returns the controls of a project that no other test has. */
  FakeOperations project() {
    return server.in("projects/t-" + projects.incrementAndGet());
  }
}
