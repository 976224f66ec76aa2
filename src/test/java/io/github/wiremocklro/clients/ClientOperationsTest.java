package io.github.wiremocklro.clients;

import static com.google.rpc.Code.CANCELLED_VALUE;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.api.gax.paging.Page;
import com.google.api.gax.paging.PagedListResponse;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.State;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The methods of {@code google.longrunning.Operations}, other than cancel, as the operations client
 * of google-cloud-dataplex 1.86.0 (gax 2.76.0) calls them.
 */
@ParameterizedClass
@EnumSource(Transport.class)
class ClientOperationsTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final DataplexServiceClient client;
  private final Operations operations;
  private final FakeOperations fake = FAKE.project();

  ClientOperationsTest(Transport transport) {
    this.client = FAKE.client(transport);
    this.operations = FAKE.operations(transport);
  }

  @Test
  void pagerVisitsAllOperationsNewestFirst() {
    List<String> newestFirst = startFive();

    PagedListResponse<Operation> response = operations.listOperations(pagesOfTwo());

    assertThat(response.iterateAll())
        .extracting(Operation::getName)
        .containsExactlyElementsOf(newestFirst);
  }

  @Test
  void pagesHaveTheSizeThatWasAskedFor() {
    startFive();

    PagedListResponse<Operation> response = operations.listOperations(pagesOfTwo());

    assertThat(response.iteratePages())
        .extracting(page -> page.streamValues().count())
        .containsExactly(2L, 2L, 1L);
  }

  @Test
  void pagerIsNotThrownOffByOperationsThatStartMeanwhile() {
    List<String> newestFirst = startFive();
    Page<Operation> first = operations.listOperations(pagesOfTwo()).getPage();

    start();

    assertThat(names(first.getNextPage().iterateAll())).isEqualTo(newestFirst.subList(2, 5));
  }

  @Test
  void projectWithoutOperationsHasAnEmptyList() {
    assertThat(operations.listOperations(fake.parent(), "").iterateAll()).isEmpty();
  }

  @Test
  void listShowsTheStateOfEachOperationAndIsNoPoll() {
    String running = start();
    String done = start();
    fake.complete(done);

    assertThat(operations.listOperations(fake.parent(), "").iterateAll())
        .extracting(Operation::getName, Operation::getDone)
        .containsExactly(tuple(done, true), tuple(running, false));
    assertThat(fake.history(running)).extracting(Event::type).containsExactly(Event.Type.STARTED);
  }

  @Test
  void filterShowsWhatMatchesOnAllPages() {
    List<String> newestFirst = startFive();
    fake.fail(newestFirst.get(0));
    fake.complete(newestFirst.get(1));
    fake.complete(newestFirst.get(3));
    ListOperationsRequest request =
        pagesOfTwo().toBuilder().setFilter("done = true AND -error:* OR error.code = 13").build();

    assertThat(operations.listOperations(request).iterateAll())
        .extracting(Operation::getName)
        .containsExactly(newestFirst.get(0), newestFirst.get(1), newestFirst.get(3));
  }

  @Test
  void badFilterIsAnInvalidArgument() {
    assertThatThrownBy(() -> operations.listOperations(fake.parent(), "state=DONE"))
        .isInstanceOf(InvalidArgumentException.class)
        .rootCause()
        .hasMessageContaining("is no field of an operation");
  }

  @Test
  void wildcardShowsTheOperationsOfAllLocations() {
    String name = start();
    String all = fake.parent().replaceAll("/locations/.*", "/locations/-");

    assertThat(operations.listOperations(all, "").iterateAll())
        .extracting(Operation::getName)
        .containsExactly(name);
  }

  @Test
  void tokenOfAnotherListIsAnInvalidArgument() {
    startFive();
    String token = operations.listOperations(pagesOfTwo()).getNextPageToken();
    ListOperationsRequest another =
        ListOperationsRequest.newBuilder()
            .setName(fake.parent() + "-2")
            .setPageToken(token)
            .build();

    assertThatThrownBy(() -> operations.listOperations(another))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void deletedOperationIsNotFound() {
    String name = start();

    operations.deleteOperation(name);

    assertThatThrownBy(() -> operations.getOperation(name)).isInstanceOf(NotFoundException.class);
    assertThat(operations.listOperations(fake.parent(), "").iterateAll()).isEmpty();
  }

  @Test
  void operationRunsOnAfterItIsDeleted() {
    String lake = fake.parent() + "/lakes/sales";
    fake.freezeClock();
    fake.next(create(lake), operation().doneAfter(time(Duration.ofHours(1))));
    CreateLakeRequest request =
        CreateLakeRequest.newBuilder().setParent(fake.parent()).setLakeId("sales").build();
    String name = client.createLakeCallable().call(request).getName();

    operations.deleteOperation(name);

    assertThat(client.getLake(lake).getState()).isEqualTo(State.CREATING);
    fake.advanceClock(Duration.ofHours(1));
    assertThat(client.getLake(lake).getState()).isEqualTo(State.ACTIVE);
  }

  @Test
  void negativePageSizeIsAnInvalidArgument() {
    ListOperationsRequest request =
        ListOperationsRequest.newBuilder().setName(fake.parent()).setPageSize(-1).build();

    assertThatThrownBy(() -> operations.listOperations(request))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void unknownOperationIsNotFound() {
    String unknown = fake.parent() + "/operations/unknown";

    assertThatThrownBy(() -> operations.getOperation(unknown))
        .isInstanceOf(NotFoundException.class)
        .rootCause()
        .hasMessageContaining("Resource '%s' was not found".formatted(unknown));
    assertThatThrownBy(() -> operations.cancelOperation(unknown))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> operations.deleteOperation(unknown))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void operationsBelowAnOrganizationAreServedToo() {
    String parent = fake.parent().replaceFirst("projects/", "organizations/");
    String name = parent + "/operations/op-1";
    fake.in(parent).start(operation().name(name).doneAfter(never()));

    assertThat(operations.getOperation(name).getDone()).isFalse();
    assertThat(names(operations.listOperations(parent, "").iterateAll())).containsExactly(name);
    operations.cancelOperation(name);
    assertThat(operations.getOperation(name).getError().getCode()).isEqualTo(CANCELLED_VALUE);
    operations.deleteOperation(name);
    assertThatThrownBy(() -> operations.getOperation(name)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void projectOfADomainIsServedToo() {
    String name =
        fake.parent().replaceFirst("projects/", "projects/example.com:") + "/operations/op-1";
    fake.in(name).start(operation().name(name).doneAfter(never()));

    operations.cancelOperation(name);

    assertThat(operations.getOperation(name).getDone()).isTrue();
  }

  private List<String> startFive() {
    List<String> names = Stream.generate(this::start).limit(5).collect(Collectors.toList());
    Collections.reverse(names);
    return names;
  }

  private String start() {
    return fake.start(operation().doneAfter(never())).name().toString();
  }

  private ListOperationsRequest pagesOfTwo() {
    return ListOperationsRequest.newBuilder().setName(fake.parent()).setPageSize(2).build();
  }

  private static List<String> names(Iterable<Operation> operations) {
    return StreamSupport.stream(operations.spliterator(), false).map(Operation::getName).toList();
  }
}
