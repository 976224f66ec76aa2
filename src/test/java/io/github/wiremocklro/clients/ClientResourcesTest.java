package io.github.wiremocklro.clients;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.delete;
import static io.github.wiremocklro.operation.StartPattern.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.AbortedException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.ListLakesRequest;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What google-cloud-dataplex 1.86.0 sees of the resources that operations change. */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientResourcesTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientResourcesTest(Transport transport) {
    this.transport = transport;
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
  }

  @Test
  void updateChangesTheFieldsOfItsMaskOnly() throws Exception {
    Lake before =
        createLake(
            Lake.newBuilder().setDisplayName("Sales").setDescription("old").putLabels("a", "1"));
    Lake change =
        Lake.newBuilder()
            .setName(before.getName())
            .setDisplayName("Purchases")
            .setDescription("not in the mask")
            .putLabels("b", "2")
            .build();

    OperationFuture<Lake, OperationMetadata> future =
        client.updateLakeAsync(change, mask("display_name", "labels"));

    Lake after = future.get();
    assertThat(after.getDisplayName()).isEqualTo("Purchases");
    assertThat(after.getDescription()).isEqualTo("old");
    assertThat(after.getLabelsMap()).isEqualTo(Map.of("b", "2"));
    assertThat(after.getUid()).isEqualTo(before.getUid());
    assertThat(after.getCreateTime()).isEqualTo(before.getCreateTime());
    assertThat(client.getLake(before.getName())).isEqualTo(after);
    OperationMetadata metadata = future.getMetadata().get();
    assertThat(metadata.getVerb()).isEqualTo("update");
    assertThat(metadata.getTarget()).isEqualTo(before.getName());
    FAKE.wireMock()
        .verify(
            patchRequestedFor(urlPathEqualTo("/v1/" + before.getName()))
                .withHeader(
                    transport.headerOfAnUpdate().getKey(),
                    equalTo(transport.headerOfAnUpdate().getValue())));
  }

  @Test
  void updateClearsAFieldThatItsMaskNamesAndTheClientLeavesEmpty() throws Exception {
    Lake before = createLake(Lake.newBuilder().setDisplayName("Sales").setDescription("old"));

    Lake after =
        client
            .updateLakeAsync(before.toBuilder().clearDescription().build(), mask("description"))
            .get();

    assertThat(after.getDescription()).isEmpty();
    assertThat(after.getDisplayName()).isEqualTo("Sales");
  }

  @Test
  void textOfTheClientIsDataAndNoTemplate() throws Exception {
    String text = "{{now}} \"Größe\" \u2713 \uD83D\uDE00";

    Lake lake = createLake(Lake.newBuilder().setDisplayName(text).putLabels("a", text));

    assertThat(lake.getDisplayName()).isEqualTo(text);
    assertThat(lake.getLabelsMap()).isEqualTo(Map.of("a", text));
    assertThat(client.getLake(lake.getName())).isEqualTo(lake);
  }

  @Test
  void lakeWithoutAnIdIsAnInvalidArgument() {
    assertThatThrownBy(() -> createLake("", Lake.newBuilder()))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void pendingUpdateDoesNotShowYet() throws Exception {
    Lake before = createLake(Lake.newBuilder().setDisplayName("Sales"));
    fake.next(update(before.getName()), operation().doneAfter(never()));

    client
        .updateLakeAsync(before.toBuilder().setDisplayName("Other").build(), mask("display_name"))
        .getName();

    assertThat(client.getLake(before.getName())).isEqualTo(before);
  }

  @Test
  void cancelledUpdateLeavesTheLakeAsItWas() throws Exception {
    Lake before = createLake(Lake.newBuilder().setDisplayName("Sales"));
    fake.next(update(before.getName()), operation().doneAfter(never()));
    String name =
        client
            .updateLakeAsync(
                before.toBuilder().setDisplayName("Other").build(), mask("display_name"))
            .getName();

    operations.cancelOperation(name);

    assertThat(client.getLake(before.getName())).isEqualTo(before);
  }

  @Test
  void deletedLakeIsNotFound() throws Exception {
    String name = createLake(Lake.newBuilder()).getName();

    OperationFuture<Empty, OperationMetadata> future = client.deleteLakeAsync(name);

    assertThat(future.get()).isEqualTo(Empty.getDefaultInstance());
    assertThat(future.getMetadata().get().getVerb()).isEqualTo("delete");
    assertThatThrownBy(() -> client.getLake(name)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void lakeIsBeingDeletedWhileItsOperationRuns() throws Exception {
    String name = createLake(Lake.newBuilder()).getName();
    fake.next(delete(name), operation().doneAfter(never()));

    client.deleteLakeAsync(name).getName();

    assertThat(client.getLake(name).getState()).isEqualTo(State.DELETING);
  }

  @Test
  void changeOfAMissingLakeIsNotFound() {
    Lake missing = Lake.newBuilder().setName(fake.parent() + "/lakes/missing").build();

    assertThatThrownBy(client.updateLakeAsync(missing, mask("display_name"))::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
    assertThatThrownBy(client.deleteLakeAsync(missing.getName())::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void lakeThatExistsCannotBeCreated() throws Exception {
    createLake(Lake.newBuilder());

    ExecutionException failure =
        catchThrowableOfType(ExecutionException.class, () -> createLake(Lake.newBuilder()));

    assertThat(((ApiException) failure.getCause()).getStatusCode().getCode())
        .isEqualTo(transport.shown(Code.ALREADY_EXISTS));
    assertThat(failure).rootCause().hasMessageContaining("ALREADY_EXISTS");
  }

  @Test
  void updateDuringAnotherOneIsAborted() throws Exception {
    Lake lake = createLake(Lake.newBuilder());
    fake.next(update(lake.getName()), operation().doneAfter(never()));
    String pending = client.updateLakeAsync(lake, mask("display_name")).getName();

    assertThatThrownBy(client.updateLakeAsync(lake, mask("display_name"))::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(AbortedException.class)
        .rootCause()
        .hasMessageContaining("ABORTED")
        .hasMessageContaining(pending);
  }

  @Test
  void validationAnswersAtOnceAndStoresNothing() throws Exception {
    try (DataplexServiceClient patient =
        Dataplex.connectWithoutPolling(transport, FAKE.baseUrl())) {
      CreateLakeRequest request =
          CreateLakeRequest.newBuilder()
              .setParent(fake.parent())
              .setLakeId("sales")
              .setLake(Lake.newBuilder().setDisplayName("Sales"))
              .setValidateOnly(true)
              .build();

      Lake validated = patient.createLakeAsync(request).get();

      assertThat(validated.getDisplayName()).isEqualTo("Sales");
      assertThatThrownBy(() -> client.getLake(validated.getName()))
          .isInstanceOf(NotFoundException.class);
      assertThat(fake.records()).isEmpty();
    }
  }

  @Test
  void pagerVisitsAllLakesByName() throws Exception {
    for (String id : new String[] {"c", "a", "b"}) {
      createLake(id, Lake.newBuilder());
    }
    ListLakesRequest pagesOfTwo =
        ListLakesRequest.newBuilder().setParent(fake.parent()).setPageSize(2).build();

    DataplexServiceClient.ListLakesPagedResponse response = client.listLakes(pagesOfTwo);

    assertThat(response.getPage().getPageElementCount()).isEqualTo(2);
    assertThat(response.iterateAll())
        .extracting(lake -> lake.getName().replace(fake.parent(), ""))
        .containsExactly("/lakes/a", "/lakes/b", "/lakes/c");
  }

  private Lake createLake(Lake.Builder lake) throws Exception {
    return createLake("sales", lake);
  }

  private Lake createLake(String id, Lake.Builder lake) throws Exception {
    return client.createLakeAsync(fake.parent(), lake.build(), id).get();
  }

  private static FieldMask mask(String... paths) {
    return FieldMask.newBuilder().addAllPaths(List.of(paths)).build();
  }
}
