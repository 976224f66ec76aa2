package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.UnauthenticatedException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.docker.ImageUnderTest;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.testcontainers.WireMockLroContainer;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What google-cloud-dataplex 1.86.0 sees of a fake in a container. */
@RequiresDocker
@Timeout(600)
class ContainerClientIT {
  private static WireMockLroContainer container;
  private static DataplexServiceClient client;

  @BeforeAll
  static void start() throws IOException {
    container = new WireMockLroContainer(ImageUnderTest.name());
    container.start();
    client = Dataplex.connect(Transport.REST, container.getBaseUrl());
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    container.stop();
  }

  @Test
  void theLakeIsThereOnceTheOperationIsDone() throws Exception {
    FakeOperations fake = container.operations().in("projects/created");

    Lake lake = createLake(fake).get();

    assertThat(client.getLake(lake.getName()).getState()).isEqualTo(State.ACTIVE);
    fake.verify(operation(lake.getName()).notPolledAfterDone());
  }

  @Test
  void theCancelEndsTheOperation() throws Exception {
    FakeOperations fake = container.operations().in("projects/cancelled");
    fake.next(create(lake(fake)), operation().doneAfter(never()));
    OperationFuture<Lake, OperationMetadata> creation = createLake(fake);

    client.getHttpJsonOperationsClient().cancelOperation(creation.getName());

    assertThatThrownBy(creation::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancelledException.class);
    fake.verify(operation(lake(fake)).cancelRequested(once()));
  }

  @Test
  void theLakeArrivesDespiteTheCancel() throws Exception {
    FakeOperations fake = container.operations().in("projects/completed");
    fake.next(
        create(lake(fake)), operation().doneAfter(never()).onCancel(completes().after(polls(1))));
    OperationFuture<Lake, OperationMetadata> creation = createLake(fake);

    client.getHttpJsonOperationsClient().cancelOperation(creation.getName());

    assertThat(creation.get().getName()).isEqualTo(lake(fake));
  }

  @Test
  void aClientWithoutTheTokenIsTurnedAway() throws Exception {
    try (WireMockLroContainer guarded =
        new WireMockLroContainer(ImageUnderTest.name()).withRequireAuth()) {
      guarded.start();
      try (DataplexServiceClient stranger =
          Dataplex.connect(Transport.REST, guarded.getBaseUrl())) {
        assertThatThrownBy(() -> stranger.getLake(lake(guarded.operations())))
            .isInstanceOf(UnauthenticatedException.class);
      }
    }
  }

  private static OperationFuture<Lake, OperationMetadata> createLake(FakeOperations fake) {
    return client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
  }

  private static String lake(FakeOperations fake) {
    return fake.parent() + "/lakes/sales";
  }
}
