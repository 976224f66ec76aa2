package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.InternalException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.cloud.dataplex.v1.AssetStatus;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.longrunning.Operation;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.protobuf.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 (gax 2.76.0) sees of an operation that nobody cancels. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientLifecycleTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientLifecycleTest(Transport transport) {
    this.transport = transport;
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
  }

  @Test
  void lakeArrivesDecodedOnceItsOperationIsDone() throws Exception {
    Instant start = fake.freezeClock().time();
    Lake sent =
        Lake.newBuilder()
            .setDisplayName("Sales")
            .setDescription("all of it")
            .putLabels("team", "blue")
            .build();

    Lake lake = client.createLakeAsync(fake.parent(), sent, "sales").get();

    assertThat(lake.getName()).isEqualTo(fake.parent() + "/lakes/sales");
    assertThat(lake.getDisplayName()).isEqualTo("Sales");
    assertThat(lake.getDescription()).isEqualTo("all of it");
    assertThat(lake.getLabelsMap()).containsOnly(Map.entry("team", "blue"));
    assertThat(lake.getState()).isEqualTo(State.ACTIVE);
    assertThat(lake.getUid()).isNotEmpty();
    assertThat(instant(lake.getCreateTime())).isEqualTo(start);
    assertThat(instant(lake.getUpdateTime())).isEqualTo(start);
    assertThat(client.getLake(lake.getName())).isEqualTo(lake);
  }

  @Test
  void metadataOfADoneOperationArrivesDecoded() throws Exception {
    Instant start = fake.freezeClock().time();
    OperationFuture<Lake, OperationMetadata> future = createLake("sales");
    future.get();

    OperationMetadata metadata = future.getMetadata().get();

    assertThat(metadata.getTarget()).isEqualTo(fake.parent() + "/lakes/sales");
    assertThat(metadata.getVerb()).isEqualTo("create");
    assertThat(metadata.getApiVersion()).isEqualTo("v1");
    assertThat(instant(metadata.getCreateTime())).isEqualTo(start);
    assertThat(instant(metadata.getEndTime())).isEqualTo(start);
    assertThat(metadata.getRequestedCancellation()).isFalse();
  }

  @Test
  void metadataOfARunningOperationHasNoEndTime() throws Exception {
    fake.next(create(fake.parent() + "/lakes/sales"), operation().doneAfter(never()));
    Operation started = startLake("sales");

    OperationMetadata metadata = started.getMetadata().unpack(OperationMetadata.class);

    assertThat(metadata.hasCreateTime()).isTrue();
    assertThat(metadata.hasEndTime()).isFalse();
  }

  @Test
  void operationIsDoneAtItsSecondPollByDefault() {
    Operation started = startLake("sales");

    assertThat(started.getDone()).isFalse();
    assertThat(operations.getOperation(started.getName()).getDone()).isFalse();
    assertThat(operations.getOperation(started.getName()).getDone()).isTrue();
  }

  @Test
  void lakeIsBeingCreatedWhileItsOperationRuns() {
    fake.next(create(fake.parent() + "/lakes/sales"), operation().doneAfter(never()));
    startLake("sales");

    assertThat(client.getLake(fake.parent() + "/lakes/sales").getState()).isEqualTo(State.CREATING);
  }

  @Test
  void failedOperationEndsTheFutureWithItsErrorAndLeavesNoLake() {
    OperationFuture<Lake, OperationMetadata> future = createLake("fails-1");

    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(InternalException.class)
        .hasNoCause()
        .hasMessageContaining("The resource could not be created.");
    assertThatThrownBy(() -> client.getLake(fake.parent() + "/lakes/fails-1"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void errorArmedForAStartEndsTheFutureWithItsCode() {
    fake.next(
        create(fake.parent() + "/lakes/sales"),
        operation().error(Code.NOT_FOUND, "no such bucket"));

    assertThatThrownBy(createLake("sales")::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(NotFoundException.class)
        .hasNoCause()
        .hasMessageContaining("no such bucket");
  }

  @Test
  void oneHourOperationIsDoneWhenTheClockHasAdvancedByOneHour() throws Exception {
    Instant start = fake.freezeClock().time();
    fake.next(
        create(fake.parent() + "/lakes/sales"), operation().doneAfter(time(Duration.ofHours(1))));
    OperationFuture<Lake, OperationMetadata> future = createLake("sales");
    String name = future.getName();

    fake.advanceClock(Duration.ofMinutes(59));
    assertThat(operations.getOperation(name).getDone()).isFalse();
    assertThat(future.isDone()).isFalse();

    fake.advanceClock(Duration.ofMinutes(2));
    assertThat(future.get().getState()).isEqualTo(State.ACTIVE);
    assertThat(instant(future.getMetadata().get().getEndTime()))
        .isEqualTo(start.plus(Duration.ofHours(1)));
  }

  @Test
  void futureResumesOnAnOperationThatTheTestStarted() throws Exception {
    Lake lake = Lake.newBuilder().setName("lake").setDisplayName("Sales").build();
    String name = fake.start(operation().response(Messages.any(lake))).name().toString();

    OperationFuture<Lake, OperationMetadata> future =
        client.createLakeOperationCallable().resumeFutureCall(name);

    assertThat(future.get()).isEqualTo(lake);
    assertThat(future.getName()).isEqualTo(name);
  }

  @Test
  void responseThatTheTestGivesAsAProtobufMessageArrivesUnchanged() throws Exception {
    Lake lake =
        Lake.newBuilder()
            .setName(fake.parent() + "/lakes/sales")
            .setCreateTime(Timestamps.fromMillis(1_234))
            .setState(State.ACTION_REQUIRED)
            .setAssetStatus(AssetStatus.newBuilder().setActiveAssets(7))
            .build();
    fake.next(create(lake.getName()), operation().response(Messages.any(lake)));

    assertThat(createLake("sales").get()).isEqualTo(lake);
  }

  @Test
  void testCompletesAnOperationThatWouldNeverEnd() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("never-ends-1");
    String name = future.getName();

    fake.complete(name);

    assertThat(future.get().getName()).isEqualTo(fake.parent() + "/lakes/never-ends-1");
    assertThat(fake.record(name).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void testFailsAnOperationThatWouldNeverEnd() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("never-ends-1");

    fake.fail(future.getName(), Status.of(Code.RESOURCE_EXHAUSTED, "no quota"));

    assertThatThrownBy(future::get)
        .cause()
        .isInstanceOf(ResourceExhaustedException.class)
        .hasNoCause()
        .hasMessageContaining("no quota");
  }

  @Test
  void testCancelsAnOperationThatNoClientCanCancel() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("cancel-refused-1");

    fake.cancel(future.getName());

    assertThatThrownBy(future::get)
        .cause()
        .isInstanceOf(CancelledException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name ");
    assertThat(future.getMetadata().get().getRequestedCancellation()).isTrue();
  }

  @Test
  void scriptInTheHeadersOfACallIsForThatCall() throws Exception {
    try (DataplexServiceClient scripted =
        Dataplex.connect(
            transport,
            FAKE.baseUrl(),
            Map.of(
                "x-lro-script",
                "{\"operation\": {\"error\": {\"code\": 8}}, \"doneAfter\": {\"polls\": 0}}"))) {
      assertThatThrownBy(
              () ->
                  scripted.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get())
          .cause()
          .isInstanceOf(ResourceExhaustedException.class);
    }
  }

  @Test
  void operationThatTheServerLosesEndsTheFutureWithNotFound() throws Exception {
    OperationFuture<Lake, OperationMetadata> future = createLake("never-ends-1");

    fake.forget(future.getName());

    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  private OperationFuture<Lake, OperationMetadata> createLake(String id) {
    return client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), id);
  }

  /** Starts without a future, whose polls would count. */
  private Operation startLake(String id) {
    return client
        .createLakeCallable()
        .call(CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(id).build());
  }

  private static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
