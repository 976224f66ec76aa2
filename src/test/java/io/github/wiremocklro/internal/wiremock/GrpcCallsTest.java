package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Grpc.detail;
import static io.github.wiremocklro.internal.wiremock.Grpc.error;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.GetLakeRequest;
import com.google.cloud.dataplex.v1.Lake;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.rpc.ErrorInfo;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.operation.Event;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls come to that google-cloud-dataplex does not make, or would not show as they are. */
class GrpcCallsTest {
  private static final String DATAPLEX = "google.cloud.dataplex.v1.DataplexService/";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer().api(PublishedApis.jar("aiplatform-v1")).start();

  @AutoClose private final Grpc grpc = new Grpc(FAKE.baseUrl());
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String name = parent + "/operations/op-1";

  private static Code code(StatusRuntimeException error) {
    return error.getStatus().getCode();
  }

  private Operation createLake(Grpc client, String id, Lake lake) {
    return client.call(
        DATAPLEX + "CreateLake",
        CreateLakeRequest.newBuilder().setParent(parent).setLakeId(id).setLake(lake).build(),
        Operation.getDefaultInstance());
  }

  @Nested
  class OfAMethodThatIsNotServed {
    @Test
    void nameTheNearestAndHowToAddAnApi() {
      StatusRuntimeException error =
          error(
              () ->
                  grpc.call(
                      "google.cloud.dataplex.v2.DataplexService/CreateLakes",
                      Empty.getDefaultInstance(),
                      Empty.getDefaultInstance()));

      assertThat(code(error)).isEqualTo(Code.UNIMPLEMENTED);
      assertThat(error.getStatus().getDescription())
          .isEqualTo(
              "No API that is known here has the method"
                  + " google.cloud.dataplex.v2.DataplexService/CreateLakes. The nearest method is"
                  + " google.cloud.dataplex.v1.DataplexService/CreateLake. Give its descriptors:"
                  + " --api FILE, in Java api(...).");
    }

    @Test
    void mayBeMeantForOperations() {
      StatusRuntimeException error =
          error(
              () ->
                  grpc.call(
                      "google.longrunning.Operation/GetOperation",
                      Empty.getDefaultInstance(),
                      Empty.getDefaultInstance()));

      assertThat(error)
          .hasMessageContaining(
              "The nearest method is google.longrunning.Operations/GetOperation.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "google.cloud.aiplatform.v1.PredictionService/StreamGenerateContent",
          "grpc.health.v1.Health/Watch"
        })
    void sayThatStreamsAreNot(String method) {
      StatusRuntimeException error =
          error(() -> grpc.call(method, Empty.getDefaultInstance(), Empty.getDefaultInstance()));

      assertThat(code(error)).isEqualTo(Code.UNIMPLEMENTED);
      assertThat(error).hasMessageContaining("takes or answers a stream, which is not served");
    }
  }

  @Nested
  class OfOperations {
    @Test
    void mayNameWhatIsNoNameOfAnOperationOverHttp() {
      fake.start(operation().name(parent + "/batches/1").doneAfter(never()));

      assertThat(grpc.get(parent + "/batches/1").getName()).isEqualTo(parent + "/batches/1");
    }

    @Test
    void areNoneOfResourcesWhateverTheirNamesSay() {
      String lake = parent + "/lakes/sales";
      createLake(grpc, "sales", Lake.getDefaultInstance());

      assertThat(code(error(() -> grpc.get(lake)))).isEqualTo(Code.NOT_FOUND);
      assertThat(code(error(() -> grpc.delete(lake)))).isEqualTo(Code.NOT_FOUND);
      assertThat(code(error(() -> grpc.cancel(lake)))).isEqualTo(Code.NOT_FOUND);

      assertThat(
              grpc.call(
                      DATAPLEX + "GetLake",
                      GetLakeRequest.newBuilder().setName(lake).build(),
                      Lake.getDefaultInstance())
                  .getName())
          .isEqualTo(lake);
    }

    /** As a path it would be that of a list, whose reply is no operation. */
    @Test
    void areNoneOfCollections() {
      for (String collection : List.of(parent + "/operations", "operations")) {
        assertThat(error(() -> grpc.get(collection)))
            .hasMessageContainingAll("INVALID_ARGUMENT", "is no operation name");
      }
    }

    @Test
    void withoutANameAreInvalid() {
      assertThat(code(error(() -> grpc.get("")))).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(code(error(() -> grpc.cancel("projects")))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void areInTheHistoryAsTheyCame() {
      fake.start(operation().name(name).doneAfter(never()));

      grpc.get(name);
      grpc.cancel(name);

      assertThat(fake.history(name))
          .filteredOn(event -> event.request() != null)
          .extracting(event -> event.request().rpc() + ": " + event.request().asked())
          .contains(
              "GetOperation: gRPC google.longrunning.Operations/GetOperation as GET /v1/" + name,
              "CancelOperation: gRPC google.longrunning.Operations/CancelOperation as POST /v1/"
                  + name
                  + ":cancel {}");
    }

    @Test
    void listPages() {
      fake.start(operation().name(name).doneAfter(never()));
      fake.start(operation().name(name + "1").doneAfter(never()));
      ListOperationsRequest first =
          ListOperationsRequest.newBuilder().setName(parent).setPageSize(1).build();

      String token = grpc.list(first).getNextPageToken();

      assertThat(grpc.list(first.toBuilder().setPageToken(token).build()).getOperationsList())
          .extracting(Operation::getName)
          .containsExactly(name);
      assertThat(code(error(() -> grpc.list(first.toBuilder().setPageSize(-1).build()))))
          .isEqualTo(Code.INVALID_ARGUMENT);
    }
  }

  @Nested
  class ThatWait {
    /** More than there are threads. */
    private static final int MANY = 100;

    private final WaitOperationRequest request =
        WaitOperationRequest.newBuilder().setName(name).build();

    @Test
    @Timeout(60)
    void keepNoThread() throws Exception {
      fake.start(operation().name(name).doneAfter(never()));
      List<Future<Operation>> waits =
          IntStream.range(0, MANY).mapToObj(i -> grpc.later(request)).toList();
      Eventually.await().until(() -> fake.record(name).calls().polled() == MANY);

      assertThat(grpc.get(name).getDone()).isFalse();
      assertThat(waits).noneMatch(Future::isDone);
      grpc.cancel(name);

      for (Future<Operation> wait : waits) {
        assertThat(wait.get().getError().getCode()).isEqualTo(1);
      }
    }

    @Test
    void areAnsweredWhenTheirTimeIsUp() {
      fake.start(operation().name(name).doneAfter(never()));
      Duration aMillisecond = Duration.newBuilder().setNanos(1_000_000).build();

      Operation seen = grpc.await(request.toBuilder().setTimeout(aMillisecond).build());

      assertThat(seen.getDone()).isFalse();
      assertThat(fake.history(name))
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.POLLED, Event.Type.WAIT_ANSWERED);
    }

    @Test
    void endWithTheDeadlineOfTheClient() {
      fake.start(operation().name(name).doneAfter(never()));

      assertThat(code(error(() -> grpc.withDeadline(300).await(request))))
          .isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(grpc.get(name).getDone()).isFalse();
    }

    @Test
    void forWhatIsNotThereAreNotFound() {
      assertThat(code(error(() -> grpc.await(request)))).isEqualTo(Code.NOT_FOUND);
    }
  }

  @Nested
  class ThatStartAnOperation {
    @Test
    void mayTellItsFateInTheirMetadata() {
      Operation started =
          createLake(
              grpc.with(
                  "x-lro-script",
                  "{\"operation\": {\"error\": {\"code\": 8}}, \"doneAfter\": {\"polls\": 0}}"),
              "sales",
              Lake.getDefaultInstance());

      assertThat(started.getError().getCode()).isEqualTo(8);
    }

    @Test
    void areBoundedAsOverHttp() {
      Lake big = Lake.newBuilder().setDescription("x".repeat(2 << 20)).build();

      StatusRuntimeException error = error(() -> createLake(grpc, "sales", big));

      assertThat(code(error)).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(error).hasMessageContaining("this server takes at most 1048576");
    }

    @Test
    void whoseNameFitsNoPathAreServedByTheNameOfTheMethod() {
      CreateLakeRequest request =
          CreateLakeRequest.newBuilder().setParent("nobody").setLakeId("a").build();

      StatusRuntimeException error =
          error(() -> grpc.call(DATAPLEX + "CreateLake", request, Operation.getDefaultInstance()));

      assertThat(code(error)).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(FAKE.wireMock().getAllServeEvents())
          .anyMatch(event -> event.getRequest().getUrl().equals("/" + DATAPLEX + "CreateLake"));
    }
  }

  @Nested
  class WhereTokensAreAskedFor {
    @AutoClose
    private final WireMockLroServer guarded = new WireMockLroServer().requireAuth().start();

    @AutoClose private final Grpc client = new Grpc(guarded.baseUrl());

    @Test
    void areUnauthenticatedWithoutOneOnEitherWay() {
      for (Runnable call : calls(client)) {
        StatusRuntimeException error = error(call);

        assertThat(code(error)).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(detail(error, ErrorInfo.class).orElseThrow().getReason())
            .isEqualTo("CREDENTIALS_MISSING");
        assertThat(detail(error, ErrorInfo.class).orElseThrow().getMetadataMap())
            .containsEntry("service", "dataplex.googleapis.com");
      }
      assertThat(guarded.wireMock().getAllServeEvents()).hasSize(calls(client).size());
    }

    @Test
    void needAScopeOfTheApi() {
      guarded.declare(AccessToken.of("poor").scopes("https://www.googleapis.com/auth/bigquery"));

      for (Runnable call : calls(client.with("authorization", "Bearer poor"))) {
        StatusRuntimeException error = error(call);

        assertThat(code(error)).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(detail(error, ErrorInfo.class).orElseThrow().getReason())
            .isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
      }
    }

    @Test
    void passWithAGoodOne() {
      guarded.declare(AccessToken.of("good"));

      for (Runnable call : calls(client.with("authorization", "Bearer good"))) {
        assertThat(code(error(call))).isIn(Code.NOT_FOUND, Code.INVALID_ARGUMENT);
      }
    }

    @Test
    void countInTheScopeOfWhatAMessageNamesThatFitsNoPath() {
      guarded.in(parent).declare(AccessToken.of("good"));
      CreateLakeRequest fitsNoPath =
          CreateLakeRequest.newBuilder().setParent(parent + "/and/more").build();

      assertThat(code(error(() -> create(client.with("authorization", "Bearer x"), fitsNoPath))))
          .isEqualTo(Code.UNAUTHENTICATED);
      assertThat(code(error(() -> create(client.with("authorization", "Bearer good"), fitsNoPath))))
          .isEqualTo(Code.INVALID_ARGUMENT);
    }

    private static Operation create(Grpc caller, CreateLakeRequest request) {
      return caller.call(DATAPLEX + "CreateLake", request, Operation.getDefaultInstance());
    }

    /** Of operations, of a method, and of one by its name alone. */
    private List<Runnable> calls(Grpc caller) {
      return List.of(
          () -> caller.get(name),
          () -> caller.get(parent + "/batches/1"),
          () ->
              caller.call(
                  DATAPLEX + "GetLake",
                  GetLakeRequest.newBuilder().setName(parent + "/lakes/a").build(),
                  Lake.getDefaultInstance()),
          () ->
              caller.call(
                  DATAPLEX + "CreateLake",
                  CreateLakeRequest.newBuilder().setParent("nobody").build(),
                  Operation.getDefaultInstance()));
    }
  }
}
