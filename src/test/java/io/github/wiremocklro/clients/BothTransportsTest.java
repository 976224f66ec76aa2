package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.AbortedException;
import com.google.api.gax.rpc.CancelledException;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client does over one transport, a client sees that speaks the other. */
@ParameterizedClass
@EnumSource(Transport.class)
class BothTransportsTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport one;
  private final DataplexServiceClient here;
  private final DataplexServiceClient there;
  private final Operations operationsHere;
  private final Operations operationsThere;
  private final FakeOperations fake = FAKE.project();

  BothTransportsTest(Transport one) {
    Transport other = one == Transport.REST ? Transport.GRPC : Transport.REST;
    this.one = one;
    this.here = FAKE.client(one);
    this.there = FAKE.client(other);
    this.operationsHere = FAKE.operations(one);
    this.operationsThere = FAKE.operations(other);
  }

  @Test
  void operationIsStartedHereCancelledThereAndPolledHere() throws Exception {
    String name = start("never-ends-1");

    operationsThere.cancelOperation(name);

    Operation cancelled = operationsHere.getOperation(name);
    assertThat(cancelled.getError().getCode()).isEqualTo(CANCELLED_VALUE);
    Operation alike = operationsThere.getOperation(name);
    assertThat(alike.getError()).isEqualTo(cancelled.getError());
    assertThat(alike.getMetadata().unpack(OperationMetadata.class))
        .isEqualTo(cancelled.getMetadata().unpack(OperationMetadata.class));
  }

  @Test
  void historyTellsWhatCameOverWhich() {
    String name = start("sales");
    operationsHere.getOperation(name);
    operationsThere.cancelOperation(name);

    assertThat(fake.history(name))
        .extracting(Event::request)
        .filteredOn(Objects::nonNull)
        .extracting(request -> request.rpc() + " " + request.asked().startsWith("gRPC "))
        .containsExactly(
            "CreateLake " + (one == Transport.GRPC),
            "GetOperation " + (one == Transport.GRPC),
            "CancelOperation " + (one == Transport.REST));
  }

  @Test
  void futureHereEndsWithTheCancelThere() throws Exception {
    OperationFuture<Lake, OperationMetadata> future =
        here.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "never-ends-1");

    operationsThere.cancelOperation(future.getName());

    assertThatThrownBy(future::get)
        .cause()
        .isInstanceOf(CancelledException.class)
        .hasNoCause()
        .hasMessageStartingWith("Operation with name \"" + future.getName());
  }

  @Test
  void lakeThatIsMadeHereIsReadAndBusyThere() throws Exception {
    Lake sent =
        Lake.newBuilder().setDisplayName("{{now}} ü\uD83D\uDE00").putLabels("a", "b").build();
    Lake lake = here.createLakeAsync(fake.parent(), sent, "sales").get();
    fake.next(update(lake.getName()), operation().doneAfter(never()));

    assertThat(there.getLake(lake.getName())).isEqualTo(lake);
    assertThat(there.listLakes(fake.parent()).iterateAll()).containsExactly(lake);
    here.updateLakeAsync(lake, FieldMask.newBuilder().addPaths("labels").build()).getName();
    assertThatThrownBy(there.deleteLakeAsync(lake.getName())::get)
        .hasCauseInstanceOf(AbortedException.class);
  }

  @Test
  void listThatBeginsHereGoesOnThere() {
    String first = start("never-ends-1");
    String second = start("never-ends-2");
    ListOperationsRequest request =
        ListOperationsRequest.newBuilder().setName(fake.parent()).setPageSize(1).build();

    String token = operationsHere.listOperations(request).getNextPageToken();

    assertThat(operationsHere.listOperations(request).getPage().getValues())
        .extracting(Operation::getName)
        .containsExactly(second);
    assertThat(
            operationsThere
                .listOperations(request.toBuilder().setPageToken(token).build())
                .iterateAll())
        .extracting(Operation::getName)
        .containsExactly(first);
  }

  private String start(String lakeId) {
    CreateLakeRequest request =
        CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId(lakeId).build();
    return here.createLakeCallable().call(request).getName();
  }
}
