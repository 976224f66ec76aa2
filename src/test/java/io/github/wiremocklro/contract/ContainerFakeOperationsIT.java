package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.docker.ImageUnderTest;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.testcontainers.WireMockLroContainer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A server in a container. */
@RequiresDocker
@Timeout(600)
class ContainerFakeOperationsIT extends FakeOperationsContract {
  @AutoClose private static WireMockLroContainer container;

  @BeforeAll
  static void start() {
    container = started();
  }

  @Override
  FakeOperations server() {
    return container.operations();
  }

  @Override
  Client client() {
    return new HttpClient(container.getBaseUrl());
  }

  @Override
  OwnServer ownServer(String... options) {
    WireMockLroContainer own = started(options);
    return new OwnServer(own.operations(), new HttpClient(own.getBaseUrl()), own::stop);
  }

  private static WireMockLroContainer started(String... options) {
    WireMockLroContainer container =
        new WireMockLroContainer(ImageUnderTest.name()).withCommand(options);
    container.start();
    return container;
  }
}
