package io.github.wiremocklro.clients;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.dataplex.v1.CloudDataplex.Projects.Locations;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1Lake;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningCancelOperationRequest;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningListOperationsResponse;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningOperation;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OnCancel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What google-api-services-dataplex v1-rev20251113-2.0.0 (google-api-client 2.7.2) sees. It sends
 * every body gzipped and chunked, PATCH as POST, and takes replies as untyped maps.
 */
class DiscoveryClientTest {
  @RegisterExtension
  static final DiscoveryClientExtension DISCOVERY = new DiscoveryClientExtension();

  private final Locations locations = DISCOVERY.client().projects().locations();
  private final Locations.Operations operations = locations.operations();
  private final FakeOperations fake = DISCOVERY.project();

  @Test
  void lakeIsInTheOperationOnceItIsDone() throws IOException {
    GoogleCloudDataplexV1Lake sent =
        new GoogleCloudDataplexV1Lake().setDisplayName("Größe").setLabels(Map.of("team", "blue"));

    GoogleLongrunningOperation started =
        locations.lakes().create(fake.parent(), sent).setLakeId("sales").execute();

    assertThat(started.getDone()).isFalse();
    assertThat(operations.get(started.getName()).execute().getDone()).isFalse();
    GoogleLongrunningOperation done = operations.get(started.getName()).execute();
    assertThat(done.getDone()).isTrue();
    assertThat(done.getResponse())
        .containsEntry("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake")
        .containsEntry("name", fake.parent() + "/lakes/sales")
        .containsEntry("displayName", "Größe")
        .containsEntry("labels", Map.of("team", "blue"))
        .containsEntry("state", "ACTIVE");
    assertThat(done.getMetadata())
        .containsEntry("target", fake.parent() + "/lakes/sales")
        .containsEntry("verb", "create")
        .containsKeys("createTime", "endTime");
    assertThatItSentGzip(postRequestedFor(urlPathEqualTo("/v1/" + fake.parent() + "/lakes")));
  }

  @Test
  void lakeOfADoneOperationCanBeRead() throws IOException {
    String lake = createLake("sales");

    assertThat(locations.lakes().get(lake).execute())
        .containsEntry("name", lake)
        .containsEntry("state", "ACTIVE");
  }

  @Test
  void cancelWithAnEmptyRequestIsAccepted() throws IOException {
    String name = start(OnCancel.cancelled());

    operations.cancel(name, new GoogleLongrunningCancelOperationRequest()).execute();

    assertThatItIsCancelled(name);
    assertThatItSentGzip(cancelOf(name).withRequestBody(equalTo("{}")));
  }

  @Test
  void cancelWithoutARequestIsAccepted() throws IOException {
    String name = start(OnCancel.cancelled());

    operations.cancel(name, null).execute();

    assertThatItIsCancelled(name);
    assertThatItSentGzip(cancelOf(name).withRequestBody(absent()));
  }

  @Test
  void cancelWithAPlainRequestIsAccepted() throws IOException {
    String name = start(OnCancel.cancelled());

    operations
        .cancel(name, new GoogleLongrunningCancelOperationRequest())
        .setDisableGZipContent(true)
        .execute();

    assertThatItIsCancelled(name);
    DISCOVERY.wireMock().verify(cancelOf(name).withoutHeader("Content-Encoding"));
  }

  @Test
  void cancelThatTheServiceDoesNotSupportIs501() throws IOException {
    String name = start(unimplemented());

    GoogleJsonError error = errorOf(() -> operations.cancel(name, null).execute());

    assertThat(error.getCode()).isEqualTo(501);
    assertThat(error.get("status")).isEqualTo("UNIMPLEMENTED");
    assertThat(error.getMessage()).isEqualTo("This operation does not support CancelOperation.");
    assertThat(operations.get(name).execute().getDone()).isFalse();
  }

  @Test
  void refusedCancelIs400() throws IOException {
    String name = start(refused());

    GoogleJsonError error = errorOf(() -> operations.cancel(name, null).execute());

    assertThat(error.getCode()).isEqualTo(400);
    assertThat(error.get("status")).isEqualTo("FAILED_PRECONDITION");
    assertThat(operations.get(name).execute().getDone()).isFalse();
  }

  @Test
  void unknownOperationIs404() {
    String unknown = fake.parent() + "/operations/unknown";

    assertThatNotFound(errorOf(() -> operations.get(unknown).execute()));
    assertThatNotFound(errorOf(() -> operations.cancel(unknown, null).execute()));
    assertThatNotFound(errorOf(() -> operations.delete(unknown).execute()));
  }

  @Test
  void errorHasTheDetailsOfTheRealService() {
    String unknown = fake.parent() + "/operations/unknown";

    GoogleJsonError error = errorOf(() -> operations.get(unknown).execute());

    assertThat(error.getDetails())
        .extracting(GoogleJsonError.Details::getType)
        .containsExactly(
            "type.googleapis.com/google.rpc.ResourceInfo",
            "type.googleapis.com/google.rpc.DebugInfo");
  }

  @Test
  void listIsPagedNewestFirst() throws IOException {
    String oldest = start(OnCancel.cancelled());
    String middle = start(OnCancel.cancelled());
    String newest = start(OnCancel.cancelled());

    GoogleLongrunningListOperationsResponse first =
        operations.list(fake.parent()).setPageSize(2).execute();
    GoogleLongrunningListOperationsResponse second =
        operations
            .list(fake.parent())
            .setPageSize(2)
            .setPageToken(first.getNextPageToken())
            .execute();

    assertThat(names(first)).containsExactly(newest, middle);
    assertThat(names(second)).containsExactly(oldest);
    assertThat(second.getNextPageToken()).isNullOrEmpty();
  }

  @Test
  void listIsFiltered() throws IOException {
    String done = start(OnCancel.cancelled());
    fake.complete(done);
    start(OnCancel.cancelled());

    assertThat(
            names(operations.list(fake.parent()).setFilter("name = \"*\" done = true").execute()))
        .containsExactly(done);
  }

  @Test
  void deletedOperationIs404() throws IOException {
    String name = start(OnCancel.cancelled());

    operations.delete(name).execute();

    assertThatNotFound(errorOf(() -> operations.get(name).execute()));
  }

  @Test
  void patchChangesTheFieldsOfItsMask() throws IOException {
    String lake = createLake("sales");
    GoogleCloudDataplexV1Lake change =
        new GoogleCloudDataplexV1Lake().setDisplayName("Purchases").setDescription("unmasked");

    GoogleLongrunningOperation started =
        locations.lakes().patch(lake, change).setUpdateMask("displayName").execute();
    fake.complete(started.getName());

    assertThat(locations.lakes().get(lake).execute())
        .containsEntry("displayName", "Purchases")
        .doesNotContainKey("description");
    DISCOVERY
        .wireMock()
        .verify(
            patchRequestedFor(urlPathEqualTo("/v1/" + lake))
                .withHeader("X-HTTP-Method-Override", equalTo("PATCH")));
  }

  @Test
  void operationsBelowAnOrganizationAreServedToo() throws IOException {
    var below = DISCOVERY.client().organizations().locations().operations();
    String parent = fake.parent().replaceFirst("projects/", "organizations/");
    String name = parent + "/operations/op-1";
    fake.in(parent).start(operation().name(name).doneAfter(never()));

    assertThat(names(below.list(parent).execute())).containsExactly(name);
    below.cancel(name, new GoogleLongrunningCancelOperationRequest()).execute();
    assertThat(below.get(name).execute().getError().getCode()).isEqualTo(1);
    below.delete(name).execute();
    assertThatNotFound(errorOf(() -> below.get(name).execute()));
  }

  private String start(OnCancel onCancel) {
    return fake.start(operation().doneAfter(never()).onCancel(onCancel)).name().toString();
  }

  private String createLake(String id) throws IOException {
    GoogleLongrunningOperation started =
        locations
            .lakes()
            .create(fake.parent(), new GoogleCloudDataplexV1Lake())
            .setLakeId(id)
            .execute();
    fake.complete(started.getName());
    return fake.parent() + "/lakes/" + id;
  }

  private void assertThatItIsCancelled(String name) throws IOException {
    GoogleLongrunningOperation cancelled = operations.get(name).execute();
    assertThat(cancelled.getDone()).isTrue();
    assertThat(cancelled.getError().getCode()).isEqualTo(1);
    assertThat(fake.history(name)).extracting(Event::type).contains(Event.Type.CANCEL_REQUESTED);
  }

  private static RequestPatternBuilder cancelOf(String name) {
    return postRequestedFor(urlPathEqualTo("/v1/" + name + ":cancel"));
  }

  private static void assertThatItSentGzip(RequestPatternBuilder request) {
    DISCOVERY
        .wireMock()
        .verify(
            request
                .withHeader("Content-Encoding", equalTo("gzip"))
                .withHeader("Transfer-Encoding", equalTo("chunked")));
  }

  private static GoogleJsonError errorOf(ThrowingCallable call) {
    return catchThrowableOfType(GoogleJsonResponseException.class, call).getDetails();
  }

  private static void assertThatNotFound(GoogleJsonError error) {
    assertThat(error.getCode()).isEqualTo(404);
    assertThat(error.get("status")).isEqualTo("NOT_FOUND");
  }

  private static List<String> names(GoogleLongrunningListOperationsResponse page) {
    return page.getOperations().stream().map(GoogleLongrunningOperation::getName).toList();
  }
}
